import { ApiError } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'

interface Dependencies {
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  signal: AbortSignal
  /** Called with the end of a pause that the API asked for (milliseconds since 1970), and with null when it is over. */
  resting: (until: number | null) => void
  /** Maximum number of 429s in a row for one kind of call. The next one is thrown. */
  maxRefusals?: number
}

const maxConcurrentRequests = 4
/** An answer counts as slow if it takes longer than this, and longer than the fastest answer by this factor. */
const slowMs = 500
const slowFactor = 4
/** Number of fast answers in a row that allows one more concurrent request. */
const answersPerIncrease = 8
const defaultMaxRefusals = 6
/** Length of the first pause after a 429 without Retry-After. Doubles each time. */
const firstPauseSeconds = 5
/** Minimum length of the first pause, whatever Retry-After says. Doubles each time, because it may always say 0. */
const minPauseSeconds = 1

/**
 * Limits concurrent requests to four. Fewer after a 429 or when the API slows down, more again when it recovers. Refusals
 * are counted by kind of call, because an API may refuse every write while it answers the read before each of them.
 */
export function createRequestLimiter({
  delay,
  now,
  monotonic,
  signal,
  resting,
  maxRefusals = defaultMaxRefusals,
}: Dependencies) {
  let limit = maxConcurrentRequests
  let fastestMs = Infinity
  let fastAnswers = 0
  /** Refusals in a row by kind of call. Those of concurrent requests count once. */
  const refusals = new Map<CallName, number>()
  let pause: Promise<void> | null = null

  const onAnswer = (ms: number, call: CallName) => {
    refusals.delete(call)
    fastestMs = Math.min(fastestMs, ms)
    if (ms > slowMs && ms > fastestMs * slowFactor) {
      limit = Math.max(1, limit - 1)
      fastAnswers = 0
    } else if (++fastAnswers >= answersPerIncrease) {
      limit = Math.min(maxConcurrentRequests, limit + 1)
      fastAnswers = 0
    }
  }

  const onRateLimit = (retryAfter: number | null, call: CallName) => {
    if (pause) return
    const earlier = refusals.get(call) ?? 0
    refusals.set(call, earlier + 1)
    const least = (retryAfter === null ? firstPauseSeconds : minPauseSeconds) * 2 ** earlier
    const ms = Math.max(retryAfter ?? 0, least) * 1000
    limit = Math.max(1, limit >> 1)
    fastAnswers = 0
    resting(now() + ms)
    pause = delay(ms, signal).then(() => {
      pause = null
      resting(null)
    })
    // Callers of `rested` get the rejection. Without any, it would be reported as unhandled.
    pause.catch(() => {})
  }

  return {
    /** Current maximum of concurrent requests. */
    width: () => limit,
    /** Resolves when no pause is in progress; rejects when the signal aborts. */
    rested: () => pause ?? Promise.resolve(),
    /**
     * Makes a request of this kind. Returns null if it has to be repeated after a pause. Throws any other error, and the
     * 429 after which a repetition makes no sense.
     */
    async run<T>(call: CallName, request: () => Promise<T>): Promise<T | null> {
      const start = monotonic()
      try {
        const answer = await request()
        onAnswer(monotonic() - start, call)
        return answer
      } catch (error) {
        const isRefused = error instanceof ApiError && error.kind === 'rateLimited'
        if (!isRefused) throw error
        // During a pause, this is the answer to a concurrent request.
        if (pause === null && (refusals.get(call) ?? 0) >= maxRefusals) throw error
        onRateLimit(error.retryAfter, call)
        return null
      }
    },
  }
}

export type RequestLimiter = ReturnType<typeof createRequestLimiter>
