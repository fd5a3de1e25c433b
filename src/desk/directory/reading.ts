import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import { createProgress, idle } from './progress.ts'
import type { ReadResult } from './readEveryone.ts'
import type { ListReader } from './readPass.ts'
import type { DirectoryProgress } from './types.ts'

/** What reading a list needs, whatever it lists. */
export type ReadingControls = Pick<
  ListReader<{ id: string }>,
  'signal' | 'limiter' | 'untilResumed' | 'onProgress' | 'onFailure'
>

/** The result of reading a list, as far as the progress says it. */
export type ReadCounts = Pick<
  ReadResult,
  'read' | 'total' | 'unreadable' | 'missing' | 'listedTwice' | 'hasMoved' | 'pageSize' | 'failedPages'
>

interface Dependencies {
  /** Resolves after this many milliseconds; rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** A number that changes whenever the data changes. */
  version: () => number
  /** Called on each change of state, and from time to time while reading. */
  changed: (progress: DirectoryProgress) => void
  /** Reads the list. `nextPassNumber` returns a number for each pass, one higher each time. Throws ApiError. */
  read: (controls: ReadingControls, nextPassNumber: () => number) => Promise<ReadCounts>
}

/**
 * Creates the control of reading a whole list: starting, pausing, resuming and cancelling it, and its progress. It rests
 * when the API asks for that, and pauses when the API can't be reached.
 */
export function createReading({ delay, now, monotonic, version, changed, read }: Dependencies) {
  const progress = createProgress({ monotonic, delay, version, changed })
  let passCount = 0
  let controller = new AbortController()
  /** Resolves at once, or when a pause ends. */
  let resumed = Promise.resolve()
  let endPause = () => {}
  /** Called with the next page, or when reading pauses or ends. */
  let waiting: (() => void)[] = []
  const endWait = () => {
    for (const resolve of waiting) resolve()
    waiting = []
  }
  /** Why the last page was given up. */
  let pageError: ApiErrorKind | null = null
  /** When the current or last reading began. */
  let startedAt = 0
  /** What `readAt` is by the monotonic clock. */
  let isFrom = Number.NEGATIVE_INFINITY

  const pause = (error: ApiErrorKind | null) => {
    if (progress.get().state !== 'reading') return
    resumed = new Promise((resolve) => (endPause = resolve))
    progress.set({ state: 'paused', error })
    endWait()
  }

  const readAll = async (signal: AbortSignal) => {
    const readAt = now()
    const began = monotonic()
    const { createRequestLimiter } = await import('../async/requestLimiter.ts').catch(throwNotLoaded)
    signal.throwIfAborted()
    const result = await read(
      {
        signal,
        limiter: createRequestLimiter({
          delay,
          now,
          monotonic,
          signal,
          resting: (waitsUntil) => progress.set({ waitsUntil }),
        }),
        untilResumed: () => resumed,
        onProgress({ read: readNow, ...counts }) {
          // A second pass counts from 0 again, while its users are already here.
          const before = progress.get()
          if (before.readAt === null) isFrom = began
          progress.record({
            ...counts,
            read: Math.max(readNow, before.read),
            readAt: before.readAt ?? readAt,
          })
          endWait()
        },
        onFailure(kind, mustPause) {
          if (mustPause) return pause(kind)
          pageError = kind
          progress.set({ error: kind })
        },
      },
      () => ++passCount,
    )
    isFrom = began
    progress.set({
      state: 'done',
      hasEveryone: true,
      everyone: result.read - result.unreadable,
      readAt,
      error: result.failedPages.length > 0 ? pageError : null,
      read: result.read,
      total: result.total,
      unreadable: result.unreadable,
      missing: result.missing,
      moving: result.hasMoved,
      pageSize: result.pageSize,
      failedPages: result.failedPages.map((page) => page + 1),
    })
  }

  const abort = () => {
    controller.abort()
    endPause()
  }

  const resume = () => {
    if (progress.get().state !== 'paused') return
    progress.set({ state: 'reading', error: pageError })
    endPause()
  }

  return {
    progress,

    /**
     * Starts reading, or resumes a paused reading. Errors are reported by the progress. Returns a promise of the end; null
     * if it was started before.
     */
    start(): Promise<void> | null {
      const { state } = progress.get()
      if (state === 'reading') return null
      if (state === 'paused') {
        resume()
        return null
      }
      controller = new AbortController()
      resumed = Promise.resolve()
      pageError = null
      progress.begin()
      const { signal } = controller
      const finished = readAll(signal).catch((error: unknown) => {
        if (signal.aborted) return
        controller.abort()
        progress.set({ state: 'cancelled', error: error instanceof ApiError ? error.kind : null })
        if (!(error instanceof ApiError)) throw error
      })
      finished.then(endWait, endWait)
      startedAt = monotonic()
      return finished
    },

    /** How long ago the reading began that everyone is from, in milliseconds; infinite where there is none. */
    ageMs: () => monotonic() - isFrom,

    /** Resolves when reading is finished or paused, or `maxMs` milliseconds after it began. */
    async untilRead(maxMs: number) {
      if (progress.get().state !== 'reading') return
      const limit = delay(Math.min(maxMs, Math.max(0, startedAt + maxMs - monotonic()))).then(() => true)
      const told = () => new Promise<boolean>((resolve) => waiting.push(() => resolve(false)))
      let isLate = false
      while (progress.get().state === 'reading' && !isLate) isLate = await Promise.race([limit, told()])
    },

    /** Resolves once somebody has been read, or reading has paused or ended. */
    async untilSomeone() {
      const { state, hasEveryone, read: readNow } = progress.get()
      if (state === 'reading' && !hasEveryone && readNow === 0)
        await new Promise<void>((resolve) => waiting.push(resolve))
    },

    /** Stops requesting pages until `resume`. Pages already requested are still stored. */
    pause: () => pause(pageError),

    resume,

    /** Stops reading. What is already here stays. */
    cancel() {
      const { state } = progress.get()
      if (state !== 'reading' && state !== 'paused') return
      abort()
      progress.set({ state: 'cancelled', waitsUntil: null })
    },

    /** Stops reading and starts over, after `clear` has removed what was read. */
    forget(clear: () => void) {
      abort()
      clear()
      progress.set(idle)
    },
  }
}
