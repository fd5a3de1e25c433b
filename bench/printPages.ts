import type { BrowserContext } from '@playwright/test'

/** Enough for a page with a table. */
const maxCharacters = 8000

/** Prints what each page shows, by roles and names. CI keeps nothing of a failed test but the output. */
export async function printPages(context: BrowserContext) {
  for (const page of context.pages()) {
    const shown = await page
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error: unknown) => String(error))
    console.log(`${page.url()} showed:\n${shown.slice(0, maxCharacters)}`)
  }
}
