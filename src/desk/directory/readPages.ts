import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import type { PageWindow } from './overlap.ts'
import { createPageQueue, type PagesSummary, type ReadPage } from './pageQueue.ts'

export interface PageReader {
  /** The call that lists them. */
  call: CallName
  limiter: RequestLimiter
  signal: AbortSignal
  /** Reads one page and stores its users. Throws ApiError. */
  readPage: (request: PageWindow) => Promise<ReadPage>
  /** Resolves at once, or when a pause ends. */
  untilResumed: () => Promise<void>
  /** Called when a page is given up, or when reading has to pause (`mustPause`). */
  onFailure: (kind: ApiErrorKind, mustPause: boolean) => void
}

/**
 * Reads all pages once, several at a time. A page that fails is tried again after the others.
 *
 * `requestedSize` is the page size to ask for; `mayOverlap` as for `createPageQueue`. Throws ApiError `unauthorized` and `forbidden`, and the signal's reason.
 */
export async function readPages(
  { call, limiter, signal, readPage, untilResumed, onFailure }: PageReader,
  requestedSize: number,
  mayOverlap: boolean,
): Promise<PagesSummary> {
  const queue = createPageQueue(requestedSize, mayOverlap)
  const running = new Set<Promise<void>>()
  const fatalErrors: unknown[] = []

  const run = async (request: PageWindow) => {
    try {
      const response = await limiter.run(call, () => readPage(request))
      if (response) queue.succeeded(request, response)
      else queue.postponed(request)
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized' || error.kind === 'forbidden') {
        fatalErrors.push(error)
        return
      }
      const result = queue.failed(request, error)
      if (result !== 'handled') onFailure(error.kind, result === 'mustPause')
    }
  }

  for (;;) {
    await untilResumed()
    await limiter.rested()
    signal.throwIfAborted()
    if (fatalErrors.length > 0) throw fatalErrors[0]
    while (running.size < limiter.width()) {
      const request = queue.next()
      if (request === undefined) break
      const task: Promise<void> = run(request).finally(() => running.delete(task))
      running.add(task)
    }
    if (running.size === 0) return queue.summary()
    await Promise.race(running)
  }
}
