import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import { createPageQueue, type PagesSummary, type ReadPage } from './pageQueue.ts'

export interface PageReader {
  /** The call that lists them. */
  call: CallName
  limiter: RequestLimiter
  signal: AbortSignal
  /** Reads one page (from 0) and stores its users. Throws ApiError. */
  readPage: (page: number, size: number) => Promise<ReadPage>
  /** Resolves at once, or when a pause ends. */
  untilResumed: () => Promise<void>
  /** Called when a page is given up, or when reading has to pause (`mustPause`). */
  onFailure: (kind: ApiErrorKind, mustPause: boolean) => void
}

/**
 * Reads all pages once, several at a time. A page that fails is tried again after the others.
 *
 * `requestedSize` is the page size to ask for. Throws ApiError `unauthorized` and `forbidden`, and the signal's reason.
 */
export async function readPages(
  { call, limiter, signal, readPage, untilResumed, onFailure }: PageReader,
  requestedSize: number,
): Promise<PagesSummary> {
  const queue = createPageQueue(requestedSize)
  const running = new Set<Promise<void>>()
  const fatalErrors: unknown[] = []

  const run = async (page: number) => {
    try {
      const response = await limiter.run(call, () => readPage(page, queue.pageSize()))
      if (response) queue.succeeded(page, response)
      else queue.postponed(page)
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized' || error.kind === 'forbidden') {
        fatalErrors.push(error)
        return
      }
      const result = queue.failed(page, error)
      if (result !== 'handled') onFailure(error.kind, result === 'mustPause')
    }
  }

  for (;;) {
    await untilResumed()
    await limiter.rested()
    signal.throwIfAborted()
    if (fatalErrors.length > 0) throw fatalErrors[0]
    while (running.size < limiter.width()) {
      const page = queue.next()
      if (page === undefined) break
      const task: Promise<void> = run(page).finally(() => running.delete(task))
      running.add(task)
    }
    if (running.size === 0) return queue.summary()
    await Promise.race(running)
  }
}
