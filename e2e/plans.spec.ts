import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { lookAtBoth, narrow } from './look.ts'
import { expect, giveToken, held, type Organization, outcome, signIn, test, writes } from './roster.ts'

const roleIds = {
  owner: '3f0c8a14-92d7-4b6e-a1c3-5e7d9b204f01',
  admin: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02',
  member: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03',
}

/** An owner (number 0), active members, and one terminated person (the last). */
const people = (members: number) =>
  Array.from({ length: members + 2 }, (_, n) => ({
    id: `0f8fad5b-d9cb-469f-a165-7086772${String(n).padStart(5, '0')}`,
    email: `person${n}@example.com`,
    roleId: n === 0 ? roleIds.owner : roleIds.member,
    profile: {
      firstName: 'Person',
      lastName: `No. ${n}`,
      title: 'Analyst',
      status: n > members ? 'TERMINATED' : 'ACTIVE',
    },
    createdDateTime: '2024-05-06T07:08:09Z',
  }))

const rows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Plan' }).locator('tbody').getByRole('row')
const row = (page: Page, n: number) => rows(page).filter({ hasText: `person${n}@example.com` })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** Previews an operation for these people from a list of their email addresses, in this order. */
async function preview(page: Page, numbers: number[], operation = 'Terminate', role = '') {
  await page.getByLabel('Paste a list').fill(numbers.map((n) => `person${n}@example.com`).join('\n'))
  await page.getByLabel('Operation').selectOption(operation)
  if (role !== '') await page.getByLabel('Role', { exact: true }).selectOption(role)
  await button(page, 'Preview plan').click()
  await expect(page).toHaveURL(/\/plans\/[0-9a-f]{8}$/)
}

/** Ids of the users that were written to, in order. */
const written = async (org: Organization) =>
  (await writes(org)).map(({ path }) => /users\/([^/]+)/.exec(path)?.[1])

test('a plan from a list: previewed, confirmed, run, with the true outcome of each person', async ({
  page,
  organization,
}) => {
  test.slow()
  const all = people(15)
  const org = await organization({ people: all })
  const id = (n: number) => all[n]?.id ?? ''
  await signIn(page, org.token, '/plans/reconcile')
  // Number 9 is among the first, which run together.
  await preview(page, [9, ...range(1, 8), ...range(10, 12), 16])

  await expect(title(page)).toHaveText('Terminate 12 people')
  await expect(page.getByText('Skipped: 1 already up to date.')).toBeVisible()
  await expect(row(page, 1).getByRole('cell').nth(1)).toHaveText('Status: Active')
  await expect(row(page, 1).getByRole('cell').nth(2)).toHaveText('Status: Terminated')
  await expect(row(page, 1).getByRole('link')).toHaveAttribute('href', `/users/${id(1)}`)
  await expect(row(page, 16)).toContainText('SkippedAlready terminated.')
  for (const head of ['Person', 'Before', 'After', 'Outcome']) {
    await expect(page.getByRole('columnheader', { name: head, exact: true })).toBeVisible()
  }

  const run = button(page, 'Run plan')
  await expect(run).toHaveAttribute('aria-disabled', 'true')
  await expect(run).toHaveAccessibleDescription('Confirm the warnings above.')
  await run.click({ force: true })
  await page.getByLabel('I understand that more than half of all active people will lose access').check()
  await expect(run).toHaveAccessibleDescription('Type 12 to confirm.')
  const number = page.getByLabel('Type 12 to confirm')
  await number.fill('13')
  await number.press('Enter')
  await expect(run).toHaveAttribute('aria-disabled', 'true')
  expect(await writes(org)).toEqual([])

  // One fails, one is done although its answer is an error, one was changed by someone else.
  await org.fault({ call: 'terminate', userId: id(2), fault: '400' })
  await org.fault({ call: 'terminate', userId: id(3), fault: '500-after' })
  await org.changeUser(id(4), { roleId: roleIds.admin })
  // One is done, but can't be read at first.
  await org.fault({ call: 'terminate', userId: id(9), fault: 'html-after' })
  await org.change({ latency: { terminate: held } })
  await number.fill('12')
  await number.press('Enter')
  await expect(page.getByRole('progressbar', { name: 'Running the plan' })).toBeVisible()
  await expect(row(page, 1)).toContainText('Running')
  await expect.poll(() => written(org)).toContain(id(9))
  await org.fault({ call: 'getUser', userId: id(9), fault: '500', times: 4 })
  await org.change({ latency: 0 })

  await expect(page.getByText('Finished: 10 done, 1 failed, 2 skipped.')).toBeVisible({ timeout: 20_000 })
  await expect(outcome(page)).toContainText('10 done, 1 failed, 2 skipped.')
  await expect(row(page, 1)).toContainText('Done')
  await expect(row(page, 2)).toContainText('“The request is not valid for this user.”')
  await expect(row(page, 2).getByRole('button', { name: 'Copy error id' })).toBeVisible()
  await expect(row(page, 3)).toContainText('Roster checked the person: the change was made')
  await expect(row(page, 4)).toContainText('Changed in the meantime, from “Role: member” to “Role: admin”.')
  await expect(row(page, 9)).toContainText('Roster checked the person: the change was made')

  const ids = await written(org)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids)).toEqual(new Set([1, 2, 3, ...range(5, 12)].map(id)))
  const now = await org.everyone()
  expect(now.filter(({ profile }) => profile.status === 'TERMINATED').map((user) => user.id)).toEqual(
    [1, 3, ...range(5, 12), 16].map(id),
  )

  // Only the failed one is retried.
  await org.change({ faults: [] })
  await button(page, 'Retry failed').click()
  await expect(page.getByText('Finished: 11 done, 2 skipped.')).toBeVisible()
  expect((await written(org)).slice(ids.length)).toEqual([id(2)])
  await expect(button(page, 'Retry failed')).toHaveAccessibleDescription('No rows failed.')
})

test('a plan warns before it takes the last owner or my own access, and rows can be excluded', async ({
  page,
  organization,
}) => {
  const all = people(15)
  const org = await organization({ people: all })
  await signIn(page, org.token, `/users/${all[2]?.id}`)
  await button(page, 'This is me').click()
  await expect(outcome(page)).toContainText('This is you')
  await expect(button(page, 'Not me')).toBeVisible()
  await page.getByRole('link', { name: 'Plans' }).click()
  await button(page, 'Reconcile a list').click()
  await preview(page, [0, 1, 2, 3])

  const run = button(page, 'Run plan')
  await expect(run).toHaveAccessibleDescription(/^No active owner would be left/)
  await button(page, 'Exclude Person No. 0').click()
  await expect(title(page)).toHaveText('Terminate 3 people')
  await expect(row(page, 0)).toContainText('Excluded')
  await expect(button(page, 'Include Person No. 0')).toBeFocused()
  await expect(run).toHaveAccessibleDescription('Confirm the warnings above.')
  await page.getByLabel('I understand that I will lose access').check()
  await expect(run).toHaveAttribute('aria-disabled', 'false')

  await page.getByRole('link', { name: 'Excluded 1' }).click()
  await expect(page).toHaveURL(/\?outcome=out$/)
  await expect(rows(page)).toHaveCount(1)
  await button(page, 'Include all shown').click()
  await expect(page.getByText('No rows have this outcome.')).toBeVisible()
  await expect(run).toHaveAccessibleDescription(/^No active owner would be left/)
  await page.getByRole('link', { name: 'Show all rows' }).click()
  await button(page, 'Exclude all shown').click()
  await expect(run).toHaveAccessibleDescription('There is nothing to run. Include at least one row.')
  await button(page, 'Include Person No. 3').click()
  await expect(title(page)).toHaveText('Terminate 1 person')
  await run.click()
  await expect(page.getByText('Finished: 1 done, 3 excluded.')).toBeVisible()
  expect(await written(org)).toEqual([all[3]?.id])
})

test('a run is paused, survives a reload, continues in another tab, and is cancelled', async ({
  page,
  context,
  organization,
}) => {
  test.slow()
  const all = people(60)
  const org = await organization({
    people: all,
    latency: { changeRole: held },
    released: { changeRole: 5 },
  })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, range(1, 50), 'Change role', 'admin')
  await expect(row(page, 1).getByRole('cell').nth(1)).toHaveText('Role: member')
  await expect(row(page, 1).getByRole('cell').nth(2)).toHaveText('Role: admin')
  await button(page, 'Run plan').click()
  await expect(page.getByText(/^5 of 50, .* per second, about .* left/)).toBeVisible()
  await button(page, 'Pause').click()
  await expect(page.getByText('Paused. No more changes are sent until you resume')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Run' })).toBeFocused()
  await org.change({ released: { changeRole: 10 } })
  // Once the running rows have their outcome, nothing changes.
  await expect(page.getByRole('link', { name: /^Running \d/ })).toHaveCount(0)
  const paused = await written(org)
  expect(paused.length).toBeLessThan(50)

  await button(page, 'Resume').click()
  await expect(page.getByRole('link', { name: /^Running: \d+ of 50$/ })).toBeVisible()
  await expect.poll(async () => (await written(org)).length).toBeGreaterThan(paused.length)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(button(page, 'Pause')).toBeVisible()

  const other = await context.newPage()
  await other.goto('/users')
  await other.getByRole('link', { name: /^Running: \d+ of 50$/ }).click()
  await button(other, 'Cancel run').click()
  await org.change({ latency: 0 })
  await expect(other.getByText(/^Finished: \d+ done, \d+ skipped\.$/)).toBeVisible()
  await expect(page.getByText(/^Skipped: \d+ cancelled\.$/)).toBeVisible()

  const ids = await written(org)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeLessThan(50)
  const admins = (await org.everyone()).filter(({ roleId }) => roleId === roleIds.admin)
  await expect(page.getByRole('link', { name: `Done ${admins.length}` })).toBeVisible()
})

test('a 401 pauses the run, and it resumes after signing in', async ({ page, organization }) => {
  const all = people(30)
  const org = await organization({ people: all, latency: { changeRole: 100 } })
  await org.fault({ call: 'changeRole', userId: all[7]?.id ?? '', fault: '401', times: 1 })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, range(1, 20), 'Change role', 'admin')
  await button(page, 'Run plan').click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await giveToken(page, org.token)
  await expect(title(page)).toHaveText('Change the role of 20 people')
  await expect(page.getByRole('alert')).toContainText('You are signed in again: resume to continue')
  await button(page, 'Resume').click()
  await expect(page.getByText('Finished: 20 done.')).toBeVisible()
  // The one that was refused with 401 was not done, and is sent again.
  const ids = await written(org)
  expect(ids).toHaveLength(21)
  expect(ids.filter((id) => id === all[7]?.id)).toHaveLength(2)
  expect((await org.everyone()).filter(({ roleId }) => roleId === roleIds.admin)).toHaveLength(20)
})

test('failures in a row pause the run, and a 429 delays it', async ({ page, organization }) => {
  test.slow()
  const org = await organization({ people: people(30) })
  await org.fault({ call: 'changeRole', fault: '403' })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, range(1, 20), 'Change role', 'admin')
  await button(page, 'Run plan').click()
  await expect(page.getByRole('alert')).toContainText(
    'Paused after several calls failed. The organization token does not have permission to do this.',
  )
  await org.change({ faults: [] })
  await button(page, 'Resume').click()
  await expect(button(page, 'Retry failed')).toHaveAttribute('aria-disabled', 'false')
  await button(page, 'Retry failed').click()
  await expect(page.getByText('Finished: 20 done.')).toBeVisible()
  // After a 429 it continues by itself, unless it is cancelled meanwhile.
  await page.goto('/plans/reconcile')
  await preview(page, [21, 22, 23], 'Change role', 'admin')
  await org.fault({ call: 'changeRole', fault: '429-retry-after', times: 1 })
  await button(page, 'Run plan').click()
  await expect(page.getByText(/^The API asked Roster to slow down\. Continuing in \d\d s\.$/)).toBeVisible()
  await button(page, 'Cancel run').click()
  await expect(page.getByText(/^Finished: /)).toBeVisible()
})

test('a plan undoes another plan, except MFA resets and what others changed since', async ({
  page,
  organization,
}) => {
  test.slow()
  const all = people(15)
  const org = await organization({ people: all })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, [1, 2], 'Reset MFA')
  await expect(page.getByRole('note')).toHaveText('An MFA reset can’t be undone.')
  await expect(row(page, 1).getByRole('cell').nth(2)).toHaveText('Reset MFA')
  await button(page, 'Run plan').click()
  await expect(page.getByText('Finished: 2 done.')).toBeVisible()
  await expect(button(page, 'Undo')).toHaveAttribute('aria-disabled', 'true')
  await expect(button(page, 'Undo')).toHaveAccessibleDescription('None of these changes can be undone.')

  await page.goto('/plans/reconcile')
  await preview(page, [1, 2, 3])
  await button(page, 'Run plan').click()
  await expect(page.getByText('Finished: 3 done.')).toBeVisible()
  await expect(button(page, 'Undo')).toHaveAccessibleDescription('You can undo all 3 changes.')
  await org.changeUser(all[2]?.id ?? '', { roleId: roleIds.admin })
  await button(page, 'Undo').click()
  await expect(title(page)).toHaveText('Undo “Terminate 3 people”')
  await expect(row(page, 1).getByRole('cell').nth(2)).toHaveText('Status: Active')
  expect(await written(org)).toHaveLength(5)
  await button(page, 'Run plan').click()
  await expect(page.getByText('Finished: 2 done, 1 skipped.')).toBeVisible()
  await expect(row(page, 2)).toContainText('Changed in the meantime')
  expect((await org.user(all[1]?.id ?? '')).profile.status).toBe('ACTIVE')
  expect((await org.user(all[2]?.id ?? '')).profile.status).toBe('TERMINATED')
  await page.getByRole('link', { name: 'Undoes another plan' }).click()
  await expect(title(page)).toHaveText('Terminate 3 people')
})

test('the receipt names what was requested, by whom, when, and each outcome', async ({
  page,
  organization,
}) => {
  const all = people(15)
  const org = await organization({ people: all })
  await org.fault({ call: 'terminate', userId: all[2]?.id ?? '', fault: '400' })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, [1, 2, 16])
  const get = async (opener: string, format: string, name?: string) => {
    await button(page, opener).click()
    const dialog = page.getByRole('dialog', { name: opener })
    if (name !== undefined) {
      await dialog.getByRole('button', { name: 'Download' }).click()
      await expect(dialog.getByRole('alert')).toHaveText('Enter your name. The file says who requested it.')
      await dialog.getByLabel('Your name').fill(name)
    }
    await dialog.getByLabel(format).check()
    const waiting = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download' }).click()
    const file = await waiting
    await expect(dialog).toHaveCount(0)
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
  }
  const plan = await get('Export plan', 'CSV', 'Ada Admin')
  expect(plan.name).toMatch(/^roster-terminate-2-people-\d{4}-\d\d-\d\d-\d{4}\.csv$/)
  expect(plan.text).toContain('Not run')

  await button(page, 'Run plan').click()
  await expect(page.getByText('Finished: 1 done, 1 failed, 1 skipped.')).toBeVisible()
  const csv = await get('Export receipt', 'CSV')
  expect(csv.text.split('\r\n')[0]).toContain('ID,Email,Name,Operation,Before,After,Outcome')
  expect(csv.text).toMatch(/person1@example\.com",.*Status: Terminated.*,"Done",/)
  expect(csv.text).toMatch(/person2@example\.com",.*,"Failed","The request is not valid for this user\.",/)
  expect(csv.text).toContain('Ada Admin')
  const json = await get('Export receipt', 'JSON')
  expect(json.name).toMatch(/\.json$/)
  const receipt = JSON.parse(json.text)
  expect(receipt.plan).toMatchObject({ title: 'Terminate 2 people', by: 'Ada Admin' })
  expect(receipt.rows.map(({ outcome: came }: { outcome: string }) => came)).toEqual([
    'Done',
    'Failed',
    'Skipped',
  ])
})

test('a long plan is paged and filtered in the address, printed completely, and forgotten at sign-out', async ({
  page,
  organization,
}) => {
  test.slow()
  const org = await organization({ people: people(250) })
  await page.addInitScript(() => {
    window.print = () => {
      const table = document.querySelector('table')
      document.documentElement.dataset.printed = String(table?.tBodies[0]?.rows.length)
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, [...range(1, 220), 251], 'Change role', 'admin')
  await expect(rows(page)).toHaveCount(100)
  const pages = page.getByRole('navigation', { name: 'Pages of the plan' })
  await pages.getByRole('button', { name: 'Next page' }).click()
  await expect(pages).toContainText('101–200 of 221')
  await expect(page).toHaveURL(/\?page=2$/)
  await page.reload()
  await expect(pages).toContainText('101–200 of 221')
  await page.getByRole('link', { name: 'Skipped 1' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('person251@example.com')
  await button(page, 'Print').click()
  await expect(page.locator('html')).toHaveAttribute('data-printed', '221')
  await expect(rows(page)).toHaveCount(1)

  await page.goto(`${page.url().split('?')[0]}?outcome=lost&page=0`)
  await expect(page.getByRole('note')).toContainText('outcome=lost, page=0')
  await expect(rows(page)).toHaveCount(100)
  await page.goto(`${page.url().split('?')[0]}?page=9`)
  await expect(page.getByText('There is no page 9.')).toBeVisible()
  // Signing out forgets all plans.
  const { pathname } = new URL(page.url())
  await button(page, 'Sign out').click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, org.token, pathname)
  await expect(title(page)).toHaveText('Plan not found')
})

test('plans are listed until they are discarded, in every tab', async ({ page, context, organization }) => {
  const org = await organization({ people: people(15) })
  await signIn(page, org.token, '/plans')
  await expect(page.getByRole('heading', { name: 'No plans yet' })).toBeVisible()
  await button(page, 'Reconcile a list').click()
  await preview(page, [1, 2])
  await page.goto('/plans/reconcile')
  await preview(page, [3], 'Change role', 'admin')
  const other = await context.newPage()
  await other.goto('/plans')
  const listed = other.getByRole('table', { name: 'Plans' }).locator('tbody').getByRole('row')
  await expect(listed.getByRole('link')).toHaveText(['Change the role of 1 person', 'Terminate 2 people'])
  await expect(listed.first()).toContainText('Ready to run')
  await page.bringToFront()
  await button(page, 'Run plan').click()
  await expect(listed.first()).toContainText('Finished1 done')

  await other.bringToFront()
  await listed.nth(1).getByRole('link').click()
  await expect(title(other)).toHaveText('Terminate 2 people')
  const address = new URL(other.url()).pathname
  await page.goto(address)
  await expect(title(page)).toHaveText('Terminate 2 people')
  await button(other, 'Discard plan').click()
  await expect(title(other)).toHaveText('Plans')
  await expect(outcome(other)).toContainText('Nothing was changed.')
  await expect(listed).toHaveCount(1)
  await expect(title(page)).toHaveText('Plan not found')
  await page.bringToFront()
  await page.getByRole('link', { name: 'Back to plans' }).click()
  await page.getByRole('link', { name: 'Change the role of 1 person' }).click()
  await button(page, 'Discard plan').click()
  const ask = page.getByRole('alertdialog', { name: 'Discard “Change the role of 1 person”?' })
  await expect(ask).toContainText('Its changes stay in effect.')
  await ask.getByRole('button', { name: 'Discard plan' }).click()
  await expect(page.getByRole('heading', { name: 'No plans yet' })).toBeVisible()
})

test('closing the last tab while a plan runs asks for confirmation', async ({
  page,
  context,
  organization,
}) => {
  const org = await organization({ people: people(60), latency: { changeRole: held } })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, range(1, 50), 'Change role', 'admin')
  await button(page, 'Run plan').click()
  await expect(page.getByRole('link', { name: /^Running: / })).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  // With another tab open the run continues there.
  const other = await context.newPage()
  await other.goto('/users')
  await expect(other.getByRole('link', { name: /^Running: / })).toBeVisible()
  await page.bringToFront()
  let again = false
  page.on('dialog', (unexpected) => {
    again = true
    void unexpected.accept()
  })
  await org.change({ released: { changeRole: 1 } })
  await expect(page.getByRole('link', { name: /^Running: 1 of 50$/ })).toBeVisible()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
  await org.change({ released: { changeRole: 8 } })
  await expect(other.getByRole('link', { name: /^Running: 9 of 50$/ })).toBeVisible()
  expect(again).toBe(false)
})

test('a plan is previewed, confirmed, run and recorded by keyboard alone', async ({ page, organization }) => {
  const org = await organization({ people: people(40), latency: { terminate: held } })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, range(1, 12))
  await expect(title(page)).toBeFocused()
  const { keyboard } = page
  /** Presses Tab until this element has the focus. */
  const tabTo = async (target: Locator) => {
    // Found once: to find it after each key would take longer than everything else.
    const element = await target.elementHandle()
    for (let presses = 0; presses < 100; presses++) {
      await keyboard.press('Tab')
      if (await element?.evaluate((one) => one === document.activeElement)) return
    }
    throw new Error(`The focus never came to ${String(target)}.`)
  }
  await tabTo(button(page, 'Exclude Person No. 1'))
  await keyboard.press('Enter')
  await expect(title(page)).toHaveText('Terminate 11 people')
  await keyboard.press('Control+Home')
  await title(page).focus()
  await tabTo(page.getByLabel('Type 11 to confirm'))
  await keyboard.insertText('11')
  await tabTo(button(page, 'Run plan'))
  await keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Run' })).toBeFocused()
  await tabTo(button(page, 'Pause'))
  await keyboard.press('Enter')
  await tabTo(button(page, 'Resume'))
  await org.change({ latency: 0 })
  await keyboard.press('Enter')
  await expect(page.getByText('Finished: 11 done, 1 excluded.')).toBeVisible()
  await tabTo(button(page, 'Export receipt'))
  await keyboard.press('Enter')
  await expect(page.getByLabel('Your name')).toBeFocused()
  await keyboard.insertText('Ada')
  const waiting = page.waitForEvent('download')
  await keyboard.press('Enter')
  await waiting
  await expect(button(page, 'Export receipt')).toBeFocused()
})

test('the plan pages pass axe', async ({ page, organization }) => {
  test.slow()
  await page.setViewportSize(narrow)
  const all = people(20)
  const org = await organization({ people: all })
  await signIn(page, org.token, '/plans')
  await expect(page.getByRole('heading', { name: 'No plans yet' })).toBeVisible()
  await lookAtBoth(page)
  await button(page, 'Reconcile a list').click()
  await preview(page, [...range(0, 15), 21])
  await expect(rows(page)).toHaveCount(17)
  await button(page, 'Exclude Person No. 0').click()
  await page.getByLabel('I understand that more than half').check()
  await page.getByLabel('Type 15 to confirm').fill('15')
  await lookAtBoth(page)
  await org.fault({ call: 'terminate', userId: all[2]?.id ?? '', fault: '500' })
  await org.change({ latency: { terminate: held } })
  await button(page, 'Run plan').click()
  await expect(rows(page).filter({ hasText: 'Running' })).not.toHaveCount(0)
  await button(page, 'Pause').click()
  await expect(button(page, 'Resume')).toBeVisible()
  await lookAtBoth(page)
  await org.change({ latency: 0 })
  await button(page, 'Resume').click()
  await expect(page.getByText(/^Finished: 14 done, 1 failed/)).toBeVisible()
  await lookAtBoth(page)
  await button(page, 'Export receipt').click()
  await expect(page.getByRole('dialog', { name: 'Export receipt' })).toBeVisible()
  await lookAtBoth(page)
  await page.keyboard.press('Escape')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(button(page, 'Print')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: 'All plans' }).click()
  await expect(page.getByRole('table', { name: 'Plans' })).toBeVisible()
  await lookAtBoth(page)
})

test('after a lock, a plan reads everyone before it asks for confirmations', async ({
  page,
  organization,
}) => {
  const all = people(15)
  const org = await organization({ people: all })
  await org.changeUser(all[1]?.id ?? '', { roleId: roleIds.owner })
  await signIn(page, org.token, '/plans/reconcile')
  await preview(page, [0])
  const run = button(page, 'Run plan')
  await expect(run).toHaveAttribute('aria-disabled', 'false')
  await button(page, 'Lock').click()
  await page.getByLabel('Organization token').fill(org.token)
  // The token is checked, and everyone is waited for.
  await org.change({ latency: { getUsers: held }, released: { getUsers: 1 } })
  await button(page, 'Unlock').click()
  const progress = page.getByRole('progressbar', { name: 'Reading the directory' })
  await expect(progress).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^I understand/ })).toHaveCount(0)
  await expect(run).toHaveAccessibleDescription(/^Wait until everyone is loaded/)
  await org.change({ latency: 0 })
  await expect(progress).toHaveCount(0)
  await run.click()
  await expect(page.getByText('Finished: 1 done.')).toBeVisible()
})
