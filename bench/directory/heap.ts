import type { Browser } from '@playwright/test'
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
