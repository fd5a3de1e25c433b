import type { Page } from '@playwright/test'
import { downloaded, entries, goToActivity, open, retitle, terminate, verify } from './journal.ts'
import { lookAtBoth, narrow } from './look.ts'
import { expect, outcome, signIn, test } from './roster.ts'

test('the journal lists changes of all tabs with before, after and undo', async ({
  page,
  context,
  organization,
}) => {
  const org = await organization()
  const { id, email, name } = await open(page, org)
  await goToActivity(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()

  const other = await context.newPage()
  await other.goto(`/users/${id}`)
  await retitle(other, 'Boss')
  await expect(entries(page)).toHaveCount(1)
  await org.fault({ call: 'terminate', fault: '500', times: 1 })
  await other.getByRole('button', { name: 'Terminate' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(other.getByRole('alert')).toBeVisible()
  await expect(entries(page)).toHaveCount(2)

  // The newest entry comes first.
  const [failed, edited] = [entries(page).first(), entries(page).last()]
  await expect(failed).toContainText('Failed')
  await expect(failed).toContainText('No change')
  await expect(failed.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await failed.getByRole('button', { name: 'Details' }).click()
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText('server, 500')
  await expect(page.getByRole('button', { name: 'Copy error id' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText(
    `/organizations/users/${id}/terminate`,
  )

  await expect(edited).toContainText(name)
  await expect(edited).toContainText(email)
  await expect(edited).toContainText(/Title: .* → Boss/)
  await expect(edited).toContainText('Done')
  await edited.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(edited.getByRole('button', { name: 'Details' })).toBeFocused()
  await expect(outcome(page)).toContainText('Undone. Updated the profile of')
  await expect(entries(page)).toHaveCount(3)
  await expect(entries(page).nth(0)).toContainText('Undoes entry 1')
  await expect(entries(page).nth(2)).toContainText('Undone')
  await expect(entries(page).nth(2).getByRole('button', { name: 'Undo' })).toHaveCount(0)
  expect(await org.user(id)).toEqual(org.users.find((user) => user.id === id))
  await entries(page).nth(0).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('the journal is filtered by person, operation and outcome, in the address', async ({
  page,
  organization,
}) => {
  const org = await organization()
  const { email } = await open(page, org)
  await retitle(page, 'Boss')
  await terminate(page)
  await goToActivity(page)
  await expect(entries(page)).toHaveCount(2)
  await page.getByLabel('Operation').selectOption('Terminate')
  await expect(entries(page)).toHaveCount(1)
  await expect(page).toHaveURL(/\/activity\?operation=terminate$/)
  await page.getByLabel('Outcome').selectOption('Failed')
  await expect(page.getByRole('heading', { name: 'No matching entries' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(entries(page)).toHaveCount(2)
  await expect(page.getByLabel('Person')).toBeFocused()
  await page.getByLabel('Person').pressSequentially(email)
  await expect(entries(page)).toHaveCount(2)
  await page.reload()
  await expect(page.getByLabel('Person')).toHaveValue(email)
  await expect(entries(page)).toHaveCount(2)
  await page.getByLabel('Person').fill('nobody')
  await expect(page.getByRole('heading', { name: 'No matching entries' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all entries' }).click()
  await expect(page.getByLabel('Person')).toHaveValue('')
  await page.goto('/activity?operation=delete&outcome=done')
  await expect(page.getByRole('note')).toContainText('operation=delete')
  await expect(entries(page)).toHaveCount(2)
})

test('signing out with an unsaved journal asks once, then clears it', async ({ page, organization }) => {
  const org = await organization()
  await open(page, org)
  await terminate(page)
  const signOut = page.getByRole('banner').getByRole('button', { name: 'Sign out' })
  await signOut.click()
  const dialog = page.getByRole('alertdialog', { name: 'Sign out without saving the activity?' })
  await expect(dialog).toContainText('1 change from this session is not saved to a file.')
  const { name } = await downloaded(page, () => dialog.getByRole('button', { name: 'Save activity' }).click())
  expect(name).toMatch(/\.jsonl$/)
  await expect(dialog).toBeHidden()

  await page
    .getByRole('status')
    .getByRole('button', { name: 'Dismiss' })
    .or(page.getByLabel('Dismiss message'))
    .click()
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(outcome(page)).toContainText('Reinstated')
  await signOut.click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(signOut).toBeFocused()
  // It asks only once.
  await signOut.click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await signIn(page, org.token, `/activity`)
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()
})

const wait = { timeout: 1000 }

/**
 * Leaves the page until it asks as expected. By a reload, which asks like a close: the reminder loads once the browser is
 * idle, and hears a moment later that another tab was closed. A page that was closed before would be gone.
 */
async function leaveUntil(page: Page, hasAsked: () => Promise<void>) {
  await expect(async () => {
    // A browser asks only on a page that was interacted with.
    await page.getByRole('heading', { level: 1 }).click()
    await page.evaluate(() => void setTimeout(() => location.reload()))
    await hasAsked()
  }).toPass()
}

test('closing the last tab with an unsaved journal asks once', async ({ page, context, organization }) => {
  const org = await organization()
  const { id } = await open(page, org)
  const second = await context.newPage()
  await second.goto(`/users/${id}`)
  await terminate(second)
  const asked: string[] = []
  for (const tab of [page, second]) {
    tab.on('dialog', (dialog) => {
      asked.push(`${dialog.type()} in ${tab === page ? 'the first' : 'the second'}`)
      void dialog.dismiss()
    })
  }
  await second.close({ runBeforeUnload: true })
  await expect.poll(() => second.isClosed()).toBe(true)
  expect(asked).toEqual([])
  await leaveUntil(page, () => expect.poll(() => asked, wait).toEqual(['beforeunload in the first']))
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
  expect(asked).toHaveLength(1)
})

test('a reload does not use up the reminder of an unsaved journal', async ({ page, organization }) => {
  await open(page, await organization())
  await terminate(page)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void (asked.length === 1 ? dialog.accept() : dialog.dismiss())
  })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Reinstate' })).toBeVisible()
  await leaveUntil(page, () => expect.poll(() => asked, wait).toEqual(['beforeunload', 'beforeunload']))
})

test('the journal survives a session that expires before the page has loaded', async ({
  page,
  context,
  organization,
}) => {
  const org = await organization()
  const { id } = await open(page, org)
  await terminate(page)
  await org.fault({ call: 'getUser', fault: '401', times: 1 })
  const reads = async () =>
    (await org.requests()).filter(({ method, path }) => method === 'GET' && path.endsWith(id)).length
  const before = await reads()
  // The page gets its scripts once the API has refused the token.
  await context.route('**/assets/first-*.js', async (route) => {
    await expect.poll(reads).toBeGreaterThan(before)
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('Organization token').fill(org.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('Status: Active → Terminated')
  expect(page.url()).toContain(id)
})

test('the journal passes axe', async ({ page, organization }) => {
  test.slow()
  await page.setViewportSize(narrow)
  const org = await organization()
  await open(page, org)
  await retitle(page, `A title that is very long and has one${'long'.repeat(20)}word in it`)
  await org.fault({ call: 'terminate', fault: '500' })
  await page.getByRole('button', { name: 'Terminate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(entries(page)).toHaveCount(2)
  await lookAtBoth(page)
  await goToActivity(page)
  await expect(entries(page)).toHaveCount(2)
  await entries(page).first().getByRole('button', { name: 'Details' }).click()
  await expect(page.getByRole('button', { name: 'Copy error id' })).toBeVisible()
  await verify(page, 'ID,Email')
  await expect(page.getByRole('alert')).toContainText('The file can’t be verified.')
  await lookAtBoth(page)
  await page.getByLabel('Outcome').selectOption('Unknown')
  await expect(page.getByRole('heading', { name: 'No matching entries' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await lookAtBoth(page)
})
