import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'

/** Attempts for a row that the API refuses with 429, which guarantees that nothing was done. */
export const maxAttempts = 5

/** Returns the error of a row whose attempts were all refused. */
export function lastRefusal(refusals: readonly ApiError[] = []): ApiError {
  return refusals.at(-1) ?? new ApiError({ kind: 'rateLimited', status: 429, effect: 'none' })
}

/** Thrown when it makes no sense to continue a run unless the admin says so. */
export class RunStopped extends Error {
  readonly kind: ApiErrorKind

  constructor(kind: ApiErrorKind) {
    super(kind)
    this.kind = kind
  }
}

interface Dependencies {
  limiter: RequestLimiter
  signal: AbortSignal
}

/**
 * Creates the ways to send requests of a run, within its rate limit. All throw ApiError, RunStopped if the API refuses too
 * many in a row, and the signal's reason.
 */
export function createLimitedRequests({ limiter, signal }: Dependencies) {
  const send = async <T>(call: CallName, request: () => Promise<T>): Promise<T | null> => {
    await limiter.rested()
    signal.throwIfAborted()
    try {
      return await limiter.run(call, request)
    } catch (error) {
      throw error instanceof ApiError && error.kind === 'rateLimited' ? new RunStopped(error.kind) : error
    }
  }

  const read = async <T>(call: CallName, request: () => Promise<T>): Promise<T | null> => {
    const answer = await send(call, request)
    signal.throwIfAborted()
    return answer
  }

  return {
    /** Sends a read. Returns null after a 429, when it has to be sent again. */
    read,

    /** Sends a read, again after each 429. */
    async readAnyway<T>(call: CallName, request: () => Promise<T>): Promise<T> {
      for (let attempts = 0; attempts < maxAttempts; attempts++) {
        const answer = await read(call, request)
        if (answer !== null) return answer
      }
      throw lastRefusal()
    },

    /** Sends a write, once. After a 429 it adds the error to `refusals` and returns null. */
    write: <T>(call: CallName, refusals: ApiError[], execute: () => Promise<T>): Promise<T | null> =>
      send(call, async () => {
        try {
          return await execute()
        } catch (error) {
          // After a bug in Roster it is unclear whether the write was sent, so it must not be sent again.
          if (!(error instanceof ApiError)) throw new ApiError({ kind: 'unreadable', effect: 'unknown' })
          if (error.kind === 'rateLimited') refusals.push(error)
          throw error
        }
      }),
  }
}
