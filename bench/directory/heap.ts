import type { Browser, Page } from '@playwright/test'
import { held, openWorker } from '../worker.ts'

/** Measures the heap of a site's desk worker after a garbage collection, in bytes. */
export async function heldByDesk(browser: Browser, site: string): Promise<number> {
  const worker = await openWorker(browser, site)
  try {
    return await held(worker.send)
  } finally {
    await worker.close()
  }
}

/** Measures the heap of a page after a garbage collection, in bytes. */
export async function heldByPage(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    return await held((method) => session.send(method))
  } finally {
    await session.detach()
  }
}
