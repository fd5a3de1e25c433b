import type { Browser } from '@playwright/test'
import { held, openWorker } from '../worker.ts'

/** Bytes that the desk's worker of a site holds, after a collection of what it does not need any more. */
export async function heldByDesk(browser: Browser, site: string): Promise<number> {
  const worker = await openWorker(browser, site)
  try {
    return await held(worker.send)
  } finally {
    await worker.close()
  }
}
