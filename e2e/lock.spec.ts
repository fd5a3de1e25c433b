import type { Page } from '@playwright/test'
import { inDesk } from './desk.ts'
import { foundInMemory } from './memory.ts'
import { chooseInRow, expect, held, outcome, rows, signIn, test, waitForKeys } from './roster.ts'

const locked = (page: Page) => page.getByRole('heading', { level: 1, name: 'Locked' })

async function lock(page: Page) {
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(locked(page)).toBeVisible()
}

async function unlock(page: Page, token: string) {
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Moves the clocks of the desk and of this page forward. */
async function pass(page: Page, minutes: number) {
  await inDesk(page, `{ const now = Date.now; Date.now = () => now() + ${minutes * 60_000} }`)
  await page.evaluate((ms) => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + ms
  }, minutes * 60_000)
}

test('locking clears every tab, keeps the address, and asks for the token again', async ({
  page,
  context,
  organization,
}) => {
  const { token, users } = await organization({ people: 137 })
  await signIn(page, token)
  await expect(page.getByText('Loaded 137 of 137 people')).toBeVisible()
  const second = await context.newPage()
  await second.goto('/users')
  await rows(second).getByRole('link').first().click()
  await expect(second.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await second.getByRole('button', { name: 'Edit profile' }).click()
  await second.getByRole('dialog').getByLabel('Title').fill('Typed before the lock')
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('21–40 of 137')).toBeVisible()

  await lock(page)
  await expect(page.getByLabel('Organization token')).toBeFocused()
  await expect(page.getByText(`Your last token was tot_…${token.slice(-4)}.`)).toBeVisible()
  await expect(locked(second)).toBeVisible()
  for (const tab of [page, second]) {
    await expect(tab).toHaveTitle('Locked · Roster')
    const content = await tab.content()
    for (const { email } of users) expect(content).not.toContain(email)
    await tab.goBack()
    await expect(locked(tab)).toBeVisible()
    await tab.goForward()
    await expect(locked(tab)).toBeVisible()
  }
  await page.reload()
  await expect(locked(page)).toBeVisible()

  await unlock(page, token)
  await expect(page.getByText('21–40 of 137')).toBeVisible()
  await expect(page).toHaveURL(/\/users\?page=2$/)
  // The draft was cleared, and the other tab is back on its page as well.
  await expect(second.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await expect(second.getByRole('dialog')).toHaveCount(0)
  // The lock left no page of its own in the history.
  await page.goBack()
  await expect(page.getByText('1–20 of 137')).toBeVisible()
  await second.goBack()
  await expect(rows(second)).toHaveCount(20)
})

/** Expects that none of these texts stays in memory. What the last frame showed goes with the next one. */
const expectNoneInMemory = (page: Page, texts: readonly string[]) =>
  // A heap snapshot takes long on a busy machine.
  expect.poll(() => foundInMemory(page, texts), { timeout: 60_000 }).toEqual({ desk: [], page: [] })

test('no person and no token is left in memory, in the page or in the desk', async ({
  page,
  organization,
}) => {
  // Heap snapshots are slow.
  test.slow()
  const { token, users } = await organization({ people: 60 })
  // Email addresses, because a name may also be a word of the code.
  const secrets = [token, ...users.map(({ email }) => email)]
  await signIn(page, token)
  await expect(page.getByText('Loaded 60 of 60 people')).toBeVisible()
  // After a garbage collection, Chromium keeps parts of the next fetches with the shapes of their objects.
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('HeapProfiler.collectGarbage')
  for (const opened of [2, 0]) {
    await rows(page).getByRole('link').nth(opened).click()
    await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
    if (opened === 0) break
    await page.goBack()
    await expect(rows(page)).toHaveCount(20)
  }
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Typed before the lock')
  await page.goBack()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(rows(page)).toHaveCount(20)
  // Proves that the search finds what is there.
  const before = await foundInMemory(page, secrets)
  expect(before.desk).toContain(token)
  expect(before.page).not.toContain(token)
  expect(before.page.length).toBeGreaterThan(10)

  await lock(page)
  await expectNoneInMemory(page, [...secrets, 'Typed before the lock'])
  await unlock(page, token)
  await expect(rows(page)).toHaveCount(20)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expectNoneInMemory(page, secrets)
})

test('unlocking brings the activity back; another organization’s token clears it after a confirmation', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token, users } = await organization()
  const other = await organization({
    people: [{ id: '0f8fad5b-d9cb-469f-a165-70867728950e', email: 'o@example.com' }],
    roles: 'missing',
  })
  await signIn(page, token)
  // Not the last owner.
  const email = users.findLast(({ profile }) => profile.status === 'ACTIVE' && profile.lastName)?.email ?? ''
  await chooseInRow(page, email, 'Terminate')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(page)).toContainText('Terminated')
  await lock(page)
  await expect(page.getByRole('status').filter({ hasText: 'Terminated' })).toHaveCount(0)
  await unlock(page, 'tot_wrong')
  await expect(page.getByRole('alert')).toContainText('The API does not accept this token.')
  await expect(locked(page)).toBeVisible()
  await unlock(page, other.token)
  await expect(page.getByRole('alert')).toContainText('This token belongs to a different organization.')
  await unlock(page, token)
  await expect(rows(page)).toHaveCount(20)
  await page.getByRole('link', { name: 'Activity' }).click()
  await page.getByRole('table', { name: 'Activity' }).getByRole('button', { name: 'Undo' }).click()
  await expect(outcome(page)).toContainText('Reinstated')

  await lock(page)
  await unlock(page, other.token)
  await page.getByRole('button', { name: 'Clear and sign in' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByText('o@example.com').first()).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()
})

test('without activity: a countdown in the last minute, then the lock', async ({ page, organization }) => {
  const { token } = await organization()
  await signIn(page, token)
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  await pass(page, 9.2)
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/^\d+ seconds$/)
  await expect(page.getByRole('button', { name: 'Keep working' })).toBeVisible()
  // Any activity is enough.
  await page.mouse.move(5, 5)
  await expect(timer).toHaveCount(0)
  await pass(page, 10)
  await expect(locked(page)).toBeVisible()
  await expect(page.getByText('Roster locked because you were inactive.')).toBeVisible()
})

test('a session lasts eight hours at most, in spite of activity', async ({ page, organization }) => {
  const { token } = await organization()
  await signIn(page, token)
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  const field = page.getByRole('dialog', { name: 'Settings' }).getByLabel('Lock after (minutes)')
  for (const wrong of ['0', '61', '', '2.5', 'never']) {
    await field.fill(wrong)
    await expect(page.getByText('Enter a whole number from 1 to 60.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(field).toBeFocused()
  await field.fill('60')
  await page.getByRole('button', { name: 'Done' }).click()
  for (let hour = 1; hour < 8; hour++) {
    await pass(page, 59)
    await page.mouse.move(hour, hour)
    await page.keyboard.press('Shift')
    await expect(locked(page)).toHaveCount(0)
  }
  await pass(page, 59)
  await page.mouse.move(1, 1)
  await pass(page, 7.2)
  await expect(page.getByText('Roster locks soon because a session lasts at most 8 hours.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Keep working' })).toHaveCount(0)
  await pass(page, 2)
  await expect(page.getByText('Roster locked because a session lasts at most 8 hours.')).toBeVisible()
})

test('Shift+F8 locks, also from a field of a dialog, and no letter does', async ({ page, organization }) => {
  const { token, users } = await organization()
  await signIn(page, token, `/users/${users[0]?.id}`)
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await waitForKeys(page)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('x')
  await expect(page.getByRole('button', { name: 'Lock', exact: true, includeHidden: true })).toHaveAttribute(
    'aria-keyshortcuts',
    'Shift+F8',
  )
  // What Option+Shift+L sends on a Mac with a Polish keyboard.
  const init = { key: 'Ł', code: 'KeyL', altKey: true, shiftKey: true }
  for (const place of [page.getByLabel('Title'), page.getByRole('button', { name: 'Save' })])
    await place.dispatchEvent('keydown', init)
  await expect(page.getByLabel('Title')).toHaveValue('x')
  await page.keyboard.press('Shift+F8')
  await expect(locked(page)).toBeVisible()
  await page.keyboard.insertText(token)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
})

test.describe('a plan that runs while Roster is locked', () => {
  async function run(page: Page) {
    await page.getByRole('checkbox', { name: 'Select this page' }).check()
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Reset MFA' }).click()
    await page.getByRole('button', { name: 'Run plan' }).click()
    await expect(page.getByRole('progressbar', { name: 'Running the plan' })).toBeVisible()
  }

  test('keeps running, shows on the locked page without names, and can be paused there', async ({
    page,
    organization,
  }) => {
    const { token, users, change, requests } = await organization({
      people: 40,
      latency: { resetMfa: held },
    })
    await signIn(page, token)
    await run(page)
    await lock(page)
    await expect(page.getByText(/A plan is running: Reset MFA for \d+ people \(\d+ of \d+\)\./)).toBeVisible()
    for (const { email } of users) expect(await page.content()).not.toContain(email)
    const sent = async () => (await requests()).filter(({ method }) => method === 'POST').length
    const before = await sent()
    await change({ released: { resetMfa: 5 } })
    await expect.poll(sent).toBeGreaterThan(before)
    await page.getByRole('button', { name: 'Pause' }).click()
    await change({ latency: 0 })
    await expect(page.getByText(/A plan is paused/)).toBeVisible()
    await unlock(page, token)
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('button', { name: 'Export receipt' })).toBeVisible()
  })

  test('is stopped by signing out, which says so before, locked or not', async ({ page, organization }) => {
    const { token } = await organization({ people: 40, latency: { resetMfa: held } })
    await signIn(page, token)
    await run(page)
    const dialog = page.getByRole('alertdialog', { name: 'Sign out?' })
    const stops = /A plan is running: Reset MFA for \d+ people \(\d+ of \d+\)\. Signing out stops it/
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(dialog).toContainText(stops)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('progressbar', { name: 'Running the plan' })).toBeVisible()
    await lock(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(dialog).toContainText(stops)
    await dialog.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  })

  test('pauses if the admin chose that', async ({ page, organization }) => {
    const { token } = await organization({ people: 40, latency: { resetMfa: held } })
    await signIn(page, token)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: 'Pause' }).check()
    await page.getByRole('button', { name: 'Done' }).click()
    await run(page)
    await lock(page)
    await expect(page.getByText(/A plan is paused: Reset MFA for/)).toBeVisible()
  })
})

test('signing out while locked warns about unsaved activity', async ({ page, organization }) => {
  const { token, users } = await organization()
  await signIn(page, token, `/users/${users.find(({ profile }) => profile.status === 'ACTIVE')?.id}`)
  await page.getByRole('button', { name: 'Reset MFA' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset MFA' }).click()
  await expect(outcome(page)).toContainText('Reset MFA for')
  await lock(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('To save the activity, unlock first.')
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})
