import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { createPageQueue, type Listed, type Pass } from './pageQueue.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'

export interface Crawl {
  limiter: RequestLimiter
  signal: AbortSignal
  /** Asks for one page, counted from 0, and takes in whom it lists. Throws ApiError. */
  read: (page: number, size: number) => Promise<Listed>
  /** Resolves when reading may go on: at once, but while it is paused. */
  ready: () => Promise<void>
  /** Told of a failure that was not overcome, and whether it is hopeless to go on without being told to. */
  failed: (kind: ApiErrorKind, hopeless: boolean) => void
}

/**
 * Reads every page once, several at a time; one that fails is tried again when the others are read. `size` is that of
 * the pages asked for. Throws ApiError `unauthorized` and `forbidden`, and the signal's reason.
 */
export async function readPages(
  { limiter, signal, read, ready, failed }: Crawl,
  size: number,
): Promise<Pass> {
  const pageQueue = createPageQueue(size)
  const running = new Set<Promise<void>>()
  const fatal: unknown[] = []

  const readOne = async (page: number) => {
    try {
      const answer = await limiter.run(() => read(page, pageQueue.size()))
      if (answer) pageQueue.answered(page, answer)
      else pageQueue.postponed(page)
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized' || error.kind === 'forbidden') {
        fatal.push(error)
        return
      }
      const came = pageQueue.failed(page, error)
      if (came !== 'again') failed(error.kind, came === 'hopeless')
    }
  }

  for (;;) {
    await ready()
    await limiter.rested()
    signal.throwIfAborted()
    if (fatal.length > 0) throw fatal[0]
    while (running.size < limiter.width()) {
      const page = pageQueue.next()
      if (page === undefined) break
      const task: Promise<void> = readOne(page).finally(() => running.delete(task))
      running.add(task)
    }
    if (running.size === 0) return pageQueue.pass()
    await Promise.race(running)
  }
}
