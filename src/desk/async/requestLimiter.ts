import { ApiError } from '../../api/error.ts'

interface Dependencies {
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  now: () => number
  signal: AbortSignal
  /** Told until when the API wants to be left alone (ms since 1970), and null when that is over. */
  resting: (until: number | null) => void
}

/** Requests at a time, at most. */
const most = 4
/** An answer is slow that took so many times as long as the fastest, and at least so many milliseconds. */
const slow = { times: 4, least: 500 }
/** So many answers in time earn one more request at a time. */
const enough = 8
/** After so many 429 in a row, pauses included, it is of no use to go on. */
const patience = 6
/** The first pause after a 429 that names none, in seconds; twice as long each time. */
const firstPause = 5

/** How fast to ask: four requests at a time, fewer when the API says 429 or slows down, more again when it recovers. */
export function createRequestLimiter({ delay, now, signal, resting }: Dependencies) {
  let width = most
  let fastest = Infinity
  let inTime = 0
  let refusals = 0
  let rest: Promise<void> | null = null

  const answered = (took: number) => {
    refusals = 0
    fastest = Math.min(fastest, took)
    if (took > slow.least && took > fastest * slow.times) {
      width = Math.max(1, width - 1)
      inTime = 0
    } else if (++inTime >= enough) {
      width = Math.min(most, width + 1)
      inTime = 0
    }
  }

  const refused = (retryAfter: number | null) => {
    // Others that were under way are refused as well: that counts once.
    if (rest) return
    const ms = (retryAfter ?? firstPause * 2 ** refusals) * 1000
    refusals++
    width = Math.max(1, width >> 1)
    inTime = 0
    resting(now() + ms)
    rest = delay(ms, signal).then(() => {
      rest = null
      resting(null)
    })
    // Whoever waits for it hears of its end.
    rest.catch(() => {})
  }

  return {
    /** How many requests may be under way. */
    width: () => width,
    /** Resolves when the API may be asked; rejects when the signal aborts. */
    rested: () => rest ?? Promise.resolve(),
    /** Makes a request. Gives null where it is to be made again after a rest; throws what it throws else. */
    async run<T>(request: () => Promise<T>): Promise<T | null> {
      const from = now()
      try {
        const answer = await request()
        answered(now() - from)
        return answer
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'rateLimited' || refusals >= patience) throw error
        refused(error.retryAfter)
        return null
      }
    },
  }
}

export type RequestLimiter = ReturnType<typeof createRequestLimiter>
