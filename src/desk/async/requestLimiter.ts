import { ApiError } from '../../api/error.ts'

interface Dependencies {
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  signal: AbortSignal
  /** Called with the end of a pause that the API asked for (milliseconds since 1970), and with null when it is over. */
  resting: (until: number | null) => void
}

const maxConcurrentRequests = 4
/** An answer counts as slow if it takes longer than this, and longer than the fastest answer by this factor. */
const slowMs = 500
const slowFactor = 4
/** So many fast answers in a row allow one more concurrent request. */
const answersPerIncrease = 8
/** After so many pauses in a row, the next 429 is thrown. */
const maxPauses = 6
/** Length of the first pause after a 429 without Retry-After. Doubles each time. */
const firstPauseSeconds = 5

/**
 * Limits concurrent requests to four. Fewer after a 429 or when the API slows down, more again when it recovers.
 */
export function createRequestLimiter({ delay, now, signal, resting }: Dependencies) {
  let limit = maxConcurrentRequests
  let fastestMs = Infinity
  let fastAnswers = 0
  let pauses = 0
  let pause: Promise<void> | null = null

  const onAnswer = (ms: number) => {
    pauses = 0
    fastestMs = Math.min(fastestMs, ms)
    if (ms > slowMs && ms > fastestMs * slowFactor) {
      limit = Math.max(1, limit - 1)
      fastAnswers = 0
    } else if (++fastAnswers >= answersPerIncrease) {
      limit = Math.min(maxConcurrentRequests, limit + 1)
      fastAnswers = 0
    }
  }

  const onRateLimit = (retryAfter: number | null) => {
    // Concurrent requests are refused as well. Together they count once.
    if (pause) return
    const ms = (retryAfter ?? firstPauseSeconds * 2 ** pauses) * 1000
    pauses++
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
    /** Makes a request. Returns null if it has to be repeated after a pause; throws any other error. */
    async run<T>(request: () => Promise<T>): Promise<T | null> {
      const start = now()
      try {
        const answer = await request()
        onAnswer(now() - start)
        return answer
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'rateLimited' || pauses >= maxPauses) throw error
        onRateLimit(error.retryAfter)
        return null
      }
    },
  }
}

export type RequestLimiter = ReturnType<typeof createRequestLimiter>
