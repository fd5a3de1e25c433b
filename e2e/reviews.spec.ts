import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { lookAtBoth, narrow } from './look.ts'
import { expect, giveToken, type Organization, signIn, test, writes } from './roster.ts'

const roleIds = {
  owner: '3f0c8a14-92d7-4b6e-a1c3-5e7d9b204f01',
  admin: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02',
  member: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03',
}

/** Person 0 is an owner, person 1 an admin, the others are members, and the last is terminated. */
const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `0f8fad5b-d9cb-469f-a165-7086772${String(n).padStart(5, '0')}`,
    email: `person${n}@example.com`,
    roleId: n === 0 ? roleIds.owner : n === 1 ? roleIds.admin : roleIds.member,
    profile: {
      firstName: 'Person',
      lastName: `No. ${n}`,
      title: 'Analyst',
      status: n === count - 1 ? 'TERMINATED' : 'ACTIVE',
    },
    createdDateTime: '2024-05-06T07:08:09Z',
  }))

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })
const decision = (page: Page) => page.getByRole('region', { name: 'Decision' })
const shown = (page: Page) => decision(page).getByRole('heading', { level: 2 })
const row = (page: Page, n: number) =>
  page.getByRole('list', { name: 'People to review' }).getByRole('button', { name: `person${n}@` })

async function start(page: Page, who = 'Everyone') {
  await button(page, 'New review').click()
  const dialog = page.getByRole('dialog', { name: 'New review' })
  await dialog.getByLabel('Name', { exact: true }).fill('Autumn review')
  await dialog.getByLabel('Your name').fill('Anna Kowalska')
  await dialog.getByRole('radio', { name: who }).check()
  await expect(dialog.getByText('Everyone is loaded')).toBeVisible()
  await button(dialog, 'Start review').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Autumn review')
}

/** Chooses a button of the page and returns the text of the file that it downloads. */
async function fileOf(page: Page, choose: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), choose()])
  return readFileSync(await download.path(), 'utf8')
}

/** Opens a review file. In a new session, Roster asks for a name first. */
async function open(page: Page, text: string, name: string | null = null) {
  await page
    .locator('input[aria-label="Review file"]')
    .setInputFiles({ name: 'review.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) })
  if (name === null) return
  const dialog = page.getByRole('dialog', { name: 'Open a review file' })
  await button(dialog, 'Open review').click()
  await expect(dialog.getByRole('alert')).toHaveText('Enter your name. The evidence says who decided.')
  await dialog.getByLabel('Your name').fill(name)
  await button(dialog, 'Open review').click()
}

const statusOf = async (org: Organization, id: string) => (await org.user(id))?.profile?.status

test('a note that is being typed is saved when the page is left or reloaded, and kept without a session', async ({
  page,
  context,
  organization,
}) => {
  const { token, change } = await organization({ people: people(3) })
  await signIn(page, token, '/reviews')
  await start(page)
  await button(page, 'Add a note').click()
  const note = decision(page).getByLabel('Note')
  await note.fill('Half')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access reviews')
  await page.goForward()
  await expect(note).toHaveValue('Half')
  await note.fill('Half a note')
  page.once('dialog', (asked) => void asked.accept())
  await page.reload()
  await expect(note).toHaveValue('Half a note')
  await note.fill('Half a note more')
  await change({ revoked: true })
  await (await context.newPage()).goto('/users')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await change({ revoked: false })
  await giveToken(page, token)
  await expect(note).toHaveValue('Half a note more')
})

test('a review by keyboard alone: decided, finished, run, read again, with evidence that Roster verifies', async ({
  page,
  organization,
}) => {
  const all = people(6)
  const org = await organization({ people: all })
  await signIn(page, org.token, '/reviews')
  await button(page, 'New review').press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Anna Kowalska')
  await expect(
    page.getByText('5 people of 6 in the organization. 1 terminated person is excluded.'),
  ).toBeVisible()
  await page.keyboard.press('Enter')

  await expect(shown(page)).toBeFocused()
  await expect(shown(page)).toHaveText('Person No. 0')
  await expect(decision(page)).toContainText('owner Rank 3 of 3')
  await page.keyboard.press('k')
  await expect(shown(page)).toHaveText('Person No. 1')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  await expect(dialog.getByLabel('Role', { exact: true })).toBeFocused()
  await page.keyboard.type('member')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(shown(page)).toHaveText('Person No. 2')
  await page.keyboard.press('n')
  await expect(page.getByLabel('Note')).toBeFocused()
  await page.keyboard.type('Left in kt')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('t')
  await expect(shown(page)).toHaveText('Person No. 3')
  await page.keyboard.press('u')
  await page.keyboard.press('z')
  await expect(shown(page)).toHaveText('Person No. 3')
  await page.keyboard.press('Alt+k')
  await page.keyboard.press('u')
  await expect(page.getByText('4 of 5 · 1 to change · 1 to terminate · 1 not sure')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(shown(page)).toHaveText('Person No. 3')
  await expect(button(decision(page), 'Not sure')).toHaveAttribute('aria-pressed', 'true')
  expect(await writes(org)).toEqual([])

  await button(page, 'Finish review').press('Enter')
  await expect(page.getByText('1 person is undecided. Nothing changes for them')).toBeVisible()
  await button(page.getByRole('dialog'), 'Finish review').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change 2 people')
  await button(page, 'Run plan').press('Enter')
  await expect(button(page, 'Export receipt')).toBeVisible()
  await page.getByRole('link', { name: 'From an access review' }).press('Enter')
  await page.getByRole('link', { name: /^Access review/ }).press('Enter')
  await expect(page.getByText('Everyone in the plan was checked and matches the decisions.')).toBeVisible()
  const terminated = page.getByRole('row', { name: 'Person No. 2' })
  await expect(terminated).toContainText(/decided \d\d:\d\d, done \d\d:\d\d, checked \d\d:\d\d: terminated/)
  await expect(terminated).toContainText('“Left in kt”')
  expect(await statusOf(org, all[2]?.id ?? '')).toBe('TERMINATED')

  const json = await fileOf(page, async () => {
    await button(page, 'Export evidence').press('Enter')
    await button(page.getByRole('dialog'), 'Download').press('Enter')
  })
  expect(json).toContain('"record":"summary"')
  await page.getByRole('link', { name: 'Activity' }).press('Enter')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'evidence.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(json) })
  await expect(page.getByRole('status')).toContainText('The file is intact: an access review.')
})

test('a review is saved, opened by a colleague who decides again about people who changed, and refused if edited', async ({
  page,
  organization,
}) => {
  const all = people(5)
  const org = await organization({ people: all })
  await signIn(page, org.token, '/reviews')
  await start(page)
  await button(page, 'Keep').click()
  await button(page, 'Terminate').click()
  await button(page, 'Keep all remaining').click()
  const dialog = page.getByRole('dialog')
  await button(dialog, 'Keep all remaining').click()
  await expect(dialog.getByRole('alert')).toHaveText('Enter a reason. An auditor will read it.')
  await dialog.getByLabel('Reason').fill('Known to their managers')
  await button(dialog, 'Keep all remaining').click()
  await expect(page.getByText('4 of 4 · 1 to terminate')).toBeVisible()
  const text = await fileOf(page, () => button(page, 'Save to a file').click())

  // A reload of the page ends the session, and with it the review.
  await button(page, 'Sign out').click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, org.token, '/reviews')
  await expect(page.getByText('No reviews yet')).toBeVisible()
  const edited = text.replace('Known to their managers', 'Known to my manager')
  await open(page, edited, 'Jan Nowak')
  const line = edited.split('\n').findIndex((one) => one.includes('my manager')) + 1
  await expect(page.getByRole('dialog')).toContainText(`Line ${line} of the file was changed.`)
  await button(page.getByRole('dialog'), 'Close').click()

  await org.changeUser(all[1]?.id ?? '', { roleId: roleIds.owner })
  await open(page, text)
  await expect(page.getByRole('note')).toContainText('1 person has changed since the review started.')
  await expect(page.getByText('3 of 4', { exact: true })).toBeVisible()
  await expect(shown(page)).toHaveText('Person No. 1')
  await expect(decision(page)).toContainText('Role: admin → owner')
  await expect(decision(page)).toContainText('Decided before it changedTerminate')
  await expect(button(decision(page), 'Terminate')).toHaveAttribute('aria-pressed', 'false')
  await button(page, 'Keep').click()
  await expect(page.getByText('Reviewers: Anna Kowalska, Jan Nowak')).toBeVisible()
  const csv = await fileOf(page, async () => {
    await button(page, 'Export evidence').click()
    await page.getByRole('dialog').getByRole('radio', { name: 'CSV' }).check()
    await button(page.getByRole('dialog'), 'Download').click()
  })
  const decided = csv.split('\n').slice(1, 3)
  expect(decided[0]).toContain('"Keep",,"Anna Kowalska",')
  expect(decided[1]).toContain('"Keep",,"Jan Nowak",')
})

test('a review is about the people who are filtered or selected on the users page', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: people(8) })
  await signIn(page, org.token, '/users?q=No.%203')
  await expect(page.getByText('1–1 of 1')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Person No. 3' }).check()
  await page.getByRole('link', { name: 'Reviews', exact: true }).click()
  await start(page, 'These filters')
  await expect(page.getByText('People who match these filters: search “No. 3” · 1 person of 8')).toBeVisible()
  await page.getByRole('link', { name: 'Reviews', exact: true }).click()
  await start(page, 'Selected people')
  await expect(page.getByText('Selected people · 1 person of 8')).toBeVisible()
  await expect(row(page, 3)).toHaveAttribute('aria-current', 'true')
})

test('why a review can’t be started or continued is said', async ({ page, organization }) => {
  const org = await organization({ people: people(4), roles: 'missing' })
  await signIn(page, org.token, '/reviews')
  await button(page, 'New review').click()
  const dialog = page.getByRole('dialog', { name: 'New review' })
  await dialog.getByLabel('Your name').fill('Anna Kowalska')
  await dialog.getByRole('radio', { name: 'Owners and admins' }).check()
  await expect(dialog.getByRole('alert')).toContainText(
    'The API lists no role named owner or admin, so Roster can’t tell who they are.',
  )
  await dialog.getByRole('radio', { name: /^Inactive/ }).check()
  await dialog.getByLabel('Days without activity').fill('1.5')
  await expect(dialog.getByText('Enter a whole number of days from 1 to 9999.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Everyone' }).check()
  await button(dialog, 'Start review').click()
  await expect(button(page, 'Undo last decision')).toHaveAccessibleDescription(
    'There is no decision to undo.',
  )
  await expect(button(page, 'Redo decision')).toHaveAccessibleDescription('There is no decision to redo.')
})

test('two tabs decide in one review, and whichever is last warns before it closes', async ({
  page,
  context,
  organization,
}) => {
  const org = await organization({ people: people(6) })
  await signIn(page, org.token, '/reviews')
  await start(page)
  const other = await context.newPage()
  await other.goto(new URL(page.url()).pathname)
  await expect(shown(other)).toHaveText('Person No. 0')

  await button(page, 'Keep').click()
  await expect(row(other, 0)).toContainText('Keep')
  await expect(shown(other)).toHaveText('Person No. 0')
  await button(other, 'Terminate').click()
  // The last decision counts, and is undone first.
  await expect(row(page, 0)).toContainText('Terminate')
  await expect(page.getByText('1 of 5 · 1 to terminate')).toBeVisible()
  await button(page, 'Undo last decision').click()
  await expect(row(other, 0)).toContainText('Keep')

  // A tab that never showed a review warns too, once it is the last.
  await other.goto('/activity')
  await expect(other.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  const warns = () =>
    other.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(await warns()).toBe(false)
  await page.close()
  await expect.poll(warns).toBe(true)
  await other.getByRole('link', { name: 'Reviews', exact: true }).click()
  await other.getByRole('link', { name: 'Autumn review' }).click()
  await expect(other.getByText('1 of 5', { exact: true })).toBeVisible()
})

test('a review of people who were not all read says so in red, on the page and on paper', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: [{ id: 'no id' }, ...people(5)] })
  await signIn(page, org.token, '/reviews')
  await button(page, 'New review').click()
  const dialog = page.getByRole('dialog', { name: 'New review' })
  await dialog.getByLabel('Your name').fill('Anna Kowalska')
  const words = '1 person in the organization was not loaded and may be missing.'
  await expect(dialog.getByText(`Incomplete: ${words}`)).toBeVisible()
  await button(dialog, 'Start review').click()
  await expect(page.getByRole('note')).toHaveText(`Incomplete: ${words}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save to a file').click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^roster-review-[\d-]{15}-incomplete\.jsonl$/)
  await page.evaluate(() => (window.print = () => {}))
  await button(page, 'Print evidence').click()
  await page.emulateMedia({ media: 'print' })
  const warning = page.getByRole('region', { name: 'Evidence' }).getByText(`INCOMPLETE. ${words}`)
  await expect(warning).toBeVisible()
  await expect(warning).toHaveCSS('color', 'rgb(160, 32, 25)')
  const csv = await fileOf(page, async () => {
    await page.emulateMedia({ media: 'screen' })
    await button(page, 'Export evidence').click()
    await page.getByRole('dialog').getByRole('radio', { name: 'CSV' }).check()
    await button(page.getByRole('dialog'), 'Download').click()
  })
  expect(csv).toContain(`INCOMPLETE. ${words}`)
})

test('the pages of reviews have no accessibility findings', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const org = await organization({ people: people(12) })
  await signIn(page, org.token, '/reviews')
  await expect(page.getByText('No reviews yet')).toBeVisible()
  await lookAtBoth(page)
  await button(page, 'New review').click()
  await expect(page.getByText('Everyone is loaded')).toBeVisible()
  await lookAtBoth(page)
  await page.keyboard.press('Escape')
  await start(page)
  await lookAtBoth(page)
  await button(page, 'Keep all remaining').click()
  await page.getByLabel('Reason').fill('Known')
  await lookAtBoth(page)
  await button(page.getByRole('dialog'), 'Keep all remaining').click()
  await button(page, 'Finish review').click()
  await button(page.getByRole('dialog'), 'Finish review').click()
  await expect(page.getByRole('table', { name: 'Decisions' })).toBeVisible()
  await lookAtBoth(page)
})
