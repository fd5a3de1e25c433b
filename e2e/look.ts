import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Each scheme and each width once: colours don't depend on the width. */
export const looks = [
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 1280 },
] as const

/** How a page is opened for a look. */
export function lookOf({ colorScheme, width }: (typeof looks)[number]) {
  return {
    colorScheme,
    viewport: { width, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
  } as const
}

/** No finding of axe on what is shown now, best practices included, and nothing that scrolls sideways. */
export async function lookAt(page: Page) {
  // There are no frames, for which axe would open a page of its own each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(found).toEqual([])
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBe(client)
}
