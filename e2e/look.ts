import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Size of a narrow window, where more has to be opened before it can be checked. */
export const narrow = { width: 360, height: 800 }
const wide = { width: 1280, height: 800 }

/** What closes by itself if the window changes more than its size. */
const open = 'dialog[open], [popover]:popover-open, [role=menu], [role=listbox]'

/**
 * Expects the same as `lookAt` in a narrow window with light colors and in a wide one with dark colors: colors don't
 * depend on the width. Afterwards the window is narrow, with light colors.
 */
export async function lookAtBoth(page: Page) {
  const opened = await page.locator(open).count()
  for (const [colorScheme, size] of [
    ['light', narrow],
    ['dark', wide],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(size)
    await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme)
    await expect(page.locator(open)).toHaveCount(opened)
    await lookAt(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(narrow)
}

/**
 * Expects no axe violation on the page as it is now, best practices included, and no horizontal scrolling. With an open
 * dialog, only the dialog is checked: the page behind it is checked without one.
 */
export async function lookAt(page: Page) {
  // AxeBuilder sends the whole script twice each time. Once it is in the page, nothing has to be sent.
  const isThere = await page.evaluate(() => 'axe' in window)
  // Roster has no frames. Without legacy mode axe opens another page for them each time.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    // No rule that is on needs the styles and media that axe would read ahead.
    .options({ resultTypes: ['violations'], preload: false })
  const dialog = 'dialog[open]'
  if ((await page.locator(dialog).count()) > 0) axe.include(dialog)
  const { violations } = await axe.analyze()
  const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(findings).toEqual([])
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBe(client)
}
