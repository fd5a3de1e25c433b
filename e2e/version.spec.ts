import type { Page } from '@playwright/test'
import { crashDesk } from './desk.ts'
import { expect, rows, signIn, test } from './roster.ts'

const offer = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A new version of Roster is available' })

/** Simulates a deployment that removed the old files. */
const removeFiles = (page: Page, files: string) =>
  page.context().route(files, (route) => route.fulfill({ status: 404, body: '' }))

test('a script that a deployment removed: the offered reload keeps the address and unsaved text', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization()
  await signIn(page, token, `/users/${users[0]?.id}?list=page%3D2`)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Half typed')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await removeFiles(page, '**/assets/PlansPage-*.js')
  // With the dialog open, as a keyboard shortcut or another part of the page would cause it.
  await page.evaluate(async () => {
    const script = '/assets/PlansPage-0.js'
    await import(script).catch((payload: unknown) =>
      window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload })),
    )
  })
  await expect(offer(page)).toBeVisible()
  await page.getByRole('button', { name: 'Reload', includeHidden: true }).dispatchEvent('click')
  await expect(page.getByRole('dialog').getByLabel('Title')).toHaveValue('Half typed')
  await expect(page).toHaveURL(/list=page/)
})

test('a page whose script is missing says so, and a reload opens it', async ({
  browser,
  baseURL,
  organization,
}) => {
  const { token } = await organization()
  // Not the `page` fixture, which fails on the console error of the missing script.
  const page = await browser.newPage({ baseURL: baseURL ?? '' })
  await signIn(page, token)
  await removeFiles(page, '**/assets/ActivityPage-*.js')
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('alert')).toContainText('Part of Roster could not be loaded')
  await expect(offer(page)).toBeVisible()
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  await page.close()
})

test('a desk that has stopped is reported within five seconds', async ({ page, organization }) => {
  const { token } = await organization()
  await page.clock.install()
  await signIn(page, token, '/users?size=50')
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  await crashDesk(page)
  await page.clock.runFor(5000)
  await expect(page.getByRole('status').filter({ hasText: 'Roster has stopped' })).toBeVisible({ timeout: 1 })
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveURL(/size=50/)
})
