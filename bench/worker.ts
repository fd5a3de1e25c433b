import type { Browser, Page } from '@playwright/test'

interface Message {
  id?: number
  result?: { exceptionDetails?: { exception?: { description?: string } } }
  error?: { message: string }
  method?: string
  params?: unknown
}

/** How long a desk may take to start, in milliseconds. */
const startMs = 30_000

/**
 * Waits until a page's desk is running: then it holds a lock (src/desk/port/deskLock.ts). DevTools that attach earlier find a
 * worker whose script has not run.
 */
export async function waitForDesk(page: Page) {
  // Not with `waitForFunction`, which does not wait for promises.
  const isRunning = await page.evaluate(async (maxMs) => {
    const end = performance.now() + maxMs
    while (performance.now() < end) {
      const locks = await navigator.locks.query()
      if (locks.held?.some(({ name }) => name === 'roster-desk')) return true
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return false
  }, startMs)
  if (!isRunning) throw new Error(`The desk of ${page.url()} has not started within ${startMs / 1000} s.`)
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
      answers.set(id, ({ result, error }) => {
        const { exceptionDetails } = result ?? {}
        if (error) reject(new Error(`${method}: ${error.message}`))
        else if (exceptionDetails) reject(new Error(`${method}: ${exceptionDetails.exception?.description}`))
        else resolve(result)
      })
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
