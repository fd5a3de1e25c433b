import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Each color scheme with one width: colors don't depend on the width. */
export const looks = [
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 1280 },
] as const

/** Playwright options for a look. */
export function lookOf({ colorScheme, width }: (typeof looks)[number]) {
  return {
    colorScheme,
    viewport: { width, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
  } as const
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
