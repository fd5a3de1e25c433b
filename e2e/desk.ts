import type { Page } from '@playwright/test'
import { openWorker } from '../bench/worker.ts'

/** Runs JavaScript in the desk of this page, which Playwright does not offer. */
export async function inDesk(page: Page, expression: string) {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  const worker = await openWorker(browser, new URL(page.url()).origin)
  await worker.send('Runtime.evaluate', { expression })
  await worker.close()
}
