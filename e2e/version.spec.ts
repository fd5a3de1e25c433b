import type { Page } from '@playwright/test'
import { openWorker } from '../bench/worker.ts'
import { expect, rows, signIn, test } from './roster.ts'

const offer = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A new version of Roster was installed' })

/** Removes files, as a deployment does with those of the previous version. */
const takeAway = (page: Page, files: string) =>
  page.context().route(files, (route) => route.fulfill({ status: 404, body: '' }))

test('a script removed by a deployment: Reload keeps the address and the typed text', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization()
  await signIn(page, token, `/users/${users[0]?.id}?list=page%3D2`)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Half typed')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await takeAway(page, '**/assets/PlansPage-*.js')
  // As any part of the page that fails to load would report it, with the dialog open.
  await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
  await expect(offer(page)).toBeVisible()
  await page.getByRole('button', { name: 'Reload', includeHidden: true }).dispatchEvent('click')
  await expect(page.getByRole('dialog').getByLabel('Title')).toHaveValue('Half typed')
  await expect(page).toHaveURL(/list=page/)
})

test('a page whose script is gone offers a reload', async ({ browser, baseURL, organization }) => {
  const { token } = await organization()
  // A page without the fixture's checks: the missing script is an error in it.
  const page = await browser.newPage({ baseURL: baseURL ?? '' })
  await signIn(page, token)
  await takeAway(page, '**/assets/ActivityPage-*.js')
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('alert')).toContainText('A part of Roster could not be loaded')
  await expect(offer(page)).toBeVisible()
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  await page.close()
})

test('a stopped desk is noticed within five seconds', async ({ page, organization }) => {
  const { token } = await organization()
  await signIn(page, token, '/users?size=50')
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  const worker = await openWorker(browser, new URL(page.url()).origin)
  await worker.send('Runtime.evaluate', { expression: 'setTimeout(() => self.close())' })
  await worker.close()
  await expect(page.getByRole('status').filter({ hasText: 'background worker has stopped' })).toBeVisible({
    timeout: 5000,
  })
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveURL(/size=50/)
})
