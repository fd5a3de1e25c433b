import type { Browser, Page } from '@playwright/test'

interface Message {
  id?: number
  result?: unknown
  error?: { message: string }
  method?: string
  params?: unknown
}

/** Waits until a page's desk is running: then it holds a lock (src/desk/port/deskLock.ts). */
export async function waitForDesk(page: Page) {
  await page.waitForFunction(async () => {
    const locks = await navigator.locks.query()
    return locks.held?.some(({ name }) => name === 'roster-desk')
  })
}

/** Opens a DevTools session with a site's desk worker, which Playwright does not offer. */
export async function openWorker(browser: Browser, site: string) {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const desk = targetInfos.find(({ type, url }) => type === 'shared_worker' && url.startsWith(site))
  if (!desk) throw new Error(`${site} has no desk.`)
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: desk.targetId,
    flatten: false,
  })
  const answers = new Map<number, (answer: Message) => void>()
  const listeners = new Map<string, (params: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', (received) => {
    const message = JSON.parse(received.message) as Message
    if (message.id === undefined) return listeners.get(message.method ?? '')?.(message.params)
    answers.get(message.id)?.(message)
    answers.delete(message.id)
  })
  let next = 0
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++next
      answers.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      )
      const message = JSON.stringify({ id, method, params })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  return {
    send,
    on: (event: string, heard: (params: unknown) => void) => void listeners.set(event, heard),
    close: () => session.detach(),
  }
}

export type WorkerLine = Awaited<ReturnType<typeof openWorker>>

/** Measures the heap of a worker or a page after a garbage collection, in bytes. */
export async function held(
  send: (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>,
): Promise<number> {
  await send('HeapProfiler.collectGarbage')
  const heap = (await send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize: number }
  return heap.usedSize + heap.backingStorageSize
}
