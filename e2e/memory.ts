import type { Page } from '@playwright/test'
import { openWorker } from '../bench/worker.ts'

/** Returns which texts are in the memory of the page and of its desk, after garbage collection. */
export async function foundInMemory(page: Page, texts: readonly string[]) {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  const worker = await openWorker(browser, new URL(page.url()).origin)
  const session = await page.context().newCDPSession(page)
  try {
    return {
      desk: await search(texts, worker.send, (listener) =>
        worker.on('HeapProfiler.addHeapSnapshotChunk', listener),
      ),
      page: await search(
        texts,
        (method) => session.send(method as 'HeapProfiler.takeHeapSnapshot'),
        (listener) => session.on('HeapProfiler.addHeapSnapshotChunk', listener),
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
  onChunk: (listener: (params: unknown) => void) => void,
): Promise<string[]> {
  let snapshot = ''
  onChunk((params) => {
    snapshot += (params as { chunk: string }).chunk
  })
  await send('HeapProfiler.collectGarbage')
  await send('HeapProfiler.takeHeapSnapshot')
  if (!snapshot.includes('"snapshot"')) throw new Error('The heap snapshot is empty.')
  return texts.filter((text) => snapshot.includes(text))
}
