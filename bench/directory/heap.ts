import type { Browser } from '@playwright/test'

/** Bytes that the desk's worker of a site holds, after a collection of what it does not need any more. */
export async function heldByDesk(browser: Browser, site: string): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  try {
    const { targetInfos } = await session.send('Target.getTargets')
    const desk = targetInfos.find(({ type, url }) => type === 'shared_worker' && url.startsWith(site))
    if (!desk) throw new Error(`${site} has no desk.`)
    // Playwright has no sessions for shared workers of its own.
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId: desk.targetId,
      flatten: false,
    })
    const answers = new Map<number, (result: unknown) => void>()
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown }
      if (id !== undefined) answers.get(id)?.(result)
    })
    let next = 0
    const send = (method: string) =>
      new Promise<unknown>((resolve, reject) => {
        answers.set(++next, resolve)
        session
          .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: next, method }) })
          .catch(reject)
      })
    await send('HeapProfiler.collectGarbage')
    const heap = (await send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize: number }
    return heap.usedSize + heap.backingStorageSize
  } finally {
    await session.detach()
  }
}
