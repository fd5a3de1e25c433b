import type { Page } from '@playwright/test'
import { openWorker } from '../bench/worker.ts'

/** Searches everything that the page and its desk hold in memory, after a collection of what they don't need any more. */
export async function foundInMemory(page: Page, texts: readonly string[]) {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  const worker = await openWorker(browser, new URL(page.url()).origin)
  const session = await page.context().newCDPSession(page)
  try {
    return {
      desk: await search(texts, worker.send, (heard) =>
        worker.on('HeapProfiler.addHeapSnapshotChunk', heard),
      ),
      page: await search(
        texts,
        (method) => session.send(method as 'HeapProfiler.takeHeapSnapshot'),
        (heard) => session.on('HeapProfiler.addHeapSnapshotChunk', heard),
      ),
    }
  } finally {
    await worker.close()
    await session.detach()
  }
}

async function search(
  texts: readonly string[],
  send: (method: string) => Promise<unknown>,
  onChunk: (heard: (params: unknown) => void) => void,
): Promise<string[]> {
  let snapshot = ''
  onChunk((params) => {
    snapshot += (params as { chunk: string }).chunk
  })
  await send('HeapProfiler.collectGarbage')
  await send('HeapProfiler.takeHeapSnapshot')
  if (!snapshot.includes('"snapshot"')) throw new Error('There is no snapshot.')
  return texts.filter((text) => snapshot.includes(text))
}
