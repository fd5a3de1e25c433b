// Parts of Roster that are loaded on demand, while their scripts can't be loaded.
import type { Page } from '@playwright/test'
import { expect, giveToken, type Organization, rows, test } from './roster.ts'

/** Opens the users table in a page whose scripts with these names can't be loaded until `restore`. */
async function openWithout(page: Page, { token }: Organization, scripts: ReadonlySet<string>) {
  const missing = new Set(scripts)
  const lostCounts = new Map<string, number>()
  for (const script of scripts) {
    await page.route(`**/assets/${script}-*`, (route) => {
      if (!missing.has(script)) return route.continue()
      lostCounts.set(script, (lostCounts.get(script) ?? 0) + 1)
      return route.abort()
    })
  }
  await page.goto('/users')
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  return {
    /** How many requests of a script have failed. */
    lost: (script: string) => lostCounts.get(script) ?? 0,
    restore: (script: string) => missing.delete(script),
  }
}

test('without the parts of the header, the navigation stays where it is', async ({
  browser,
  baseURL,
  organization,
}) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '' })
  // Whichever script they are in.
  const scripts = '{later,SessionControls,RunningPlan}'
  const { restore } = await openWithout(page, await organization(), new Set([scripts]))
  const alerts = page.getByRole('banner').getByRole('alert')
  await expect(alerts.first()).toContainText('Part of Roster could not be loaded.')
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link').first()).toBeInViewport()
  expect((await page.getByRole('banner').boundingBox())?.height).toBe(52)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  restore(scripts)
  // Each part of the header has an alert of its own, and one script may bring back several.
  await expect(async () => {
    if ((await alerts.count()) > 0)
      await alerts.first().getByRole('button', { name: 'Try again' }).click({ timeout: 1000 })
    await expect(alerts).toHaveCount(0, { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  await page.close()
})

const parts = [
  {
    script: 'SelectionBar',
    open: (page: Page) =>
      page
        .getByRole('checkbox', { name: /^Select / })
        .nth(1)
        .check(),
    shown: 'Clear selection',
  },
  {
    script: 'SettingsDialog',
    open: (page: Page) => page.getByRole('button', { name: 'Settings' }).click(),
    shown: 'Settings',
  },
  {
    script: 'ExportDialog',
    open: (page: Page) => page.getByRole('button', { name: 'Export' }).click(),
    shown: 'Export',
  },
  // Which ActivityPage needs as well.
  {
    script: 'pages',
    open: (page: Page) => page.getByRole('link', { name: 'Plans' }).click(),
    shown: 'Reconcile a list',
  },
  {
    script: 'ActivityPage',
    open: (page: Page) => page.getByRole('link', { name: 'Activity' }).click(),
    shown: 'Activity',
  },
]

test('without a script, only its part is missing, and "Try again" loads it', async ({
  browser,
  baseURL,
  organization,
}) => {
  test.slow()
  // Not the `page` fixture, which fails on the console errors of the missing scripts.
  const page = await browser.newPage({ baseURL: baseURL ?? '' })
  const missing = new Set(parts.map(({ script }) => script))
  const { lost, restore } = await openWithout(page, await organization(), missing)
  for (const { script, open, shown } of parts) {
    await open(page)
    const alert = page.getByRole('alert')
    await expect(alert, script).toContainText('Part of Roster could not be loaded. Check your connection')
    await expect(page.getByText('A new version')).toHaveCount(0)
    if (!['ActivityPage', 'pages'].includes(script)) await expect(rows(page)).toHaveCount(20)
    const before = lost(script)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => lost(script)).toBeGreaterThan(before)
    await expect(alert).toContainText('Part of Roster could not be loaded.')
    restore(script)
    await alert.getByRole('button', { name: 'Try again' }).click()
    const found = page
      .getByRole('button', { name: shown, exact: true })
      .or(page.getByRole('dialog', { name: shown }))
      .or(page.getByRole('searchbox', { name: shown }))
      .or(page.getByRole('heading', { level: 1, name: shown }))
    await expect(found.last()).toBeVisible()
    await expect(alert).toHaveCount(0)
    // Leaves a dialog.
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.close()
})
