import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { expect, giveToken, rows, test } from './roster.ts'

/** How often the browser has offered to save or to replace a password, by its own count. */
async function offers(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page)
  const { histograms } = await session.send('Browser.getHistograms', {
    query: 'PasswordBubble.DisplayDisposition',
  })
  await session.detach()
  return histograms.reduce((sum, { count }) => sum + count, 0)
}

test('the browser does not offer to save the token as a password', async ({
  baseURL,
  organization,
}, info) => {
  const { token } = await organization()
  // A profile as people have one: automated browsers do not offer to save passwords.
  const context = await chromium.launchPersistentContext(info.outputPath('profile'), {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    ignoreDefaultArgs: ['--enable-automation'],
    baseURL: baseURL ?? '',
  })
  const [page = await context.newPage()] = context.pages()
  await page.goto('/sign-in')
  const field = page.getByLabel('Organization token')
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await field.fill(token)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(rows(page)).toHaveCount(20)
  await page.getByRole('button', { name: 'Sign out' }).click()

  // Proves that the browser would offer it: the first offer is for a field for passwords. The browser takes a form for
  // submitted when the address changes, which Roster does only once the form is gone.
  await field.evaluate((input) => {
    input.setAttribute('type', 'password')
    input.closest('form')?.addEventListener('submit', () => history.replaceState(history.state, '', '?'))
  })
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  await expect.poll(() => offers(context, page)).toBe(1)
  await context.close()
})
