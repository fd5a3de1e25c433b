import { expect, type Page } from '@playwright/test'
import { openWorker, waitForDesk } from '../bench/worker.ts'

/** Runs JavaScript in the desk of this page, which Playwright does not offer. */
export async function inDesk(page: Page, expression: string) {
  const { browser, site } = placeOf(page)
  await waitForDesk(page)
  const worker = await openWorker(browser, site)
  await worker.send('Runtime.evaluate', { expression })
  await worker.close()
}

/**
 * Shortens the desk's waits of up to five seconds to a twentieth, for stories about reads that fail: those are repeated
 * after about 0.25, 0.7 and 1.5 seconds. The page must be open.
 */
export function retrySoon(page: Page) {
  return inDesk(
    page,
    '{ const wait = setTimeout; setTimeout = (run, ms) => wait(run, ms < 5000 ? ms / 20 : ms) }',
  )
}

/** Ends the desk of this page without a word, as a crash would. */
export async function crashDesk(page: Page) {
  const { browser, site } = placeOf(page)
  await inDesk(page, 'setTimeout(() => self.close())')
  const session = await browser.newBrowserCDPSession()
  const desks = async () => {
    const { targetInfos } = await session.send('Target.getTargets')
    return targetInfos.filter(({ type, url }) => type === 'shared_worker' && url.startsWith(site))
  }
  await expect.poll(desks).toEqual([])
  await session.detach()
}

function placeOf(page: Page) {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  return { browser, site: new URL(page.url()).origin }
}
