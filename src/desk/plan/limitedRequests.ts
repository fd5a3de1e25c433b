import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api, CallName } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import type { Outcome } from '../write/sendAndVerify.ts'

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
  api: Api
  limiter: RequestLimiter
  signal: AbortSignal
  /** Sends one write and verifies it. */
  execute: (request: OperationRequest, user: User) => Promise<Outcome>
}

/** Creates the two ways to send requests of a run, within its rate limit. */
export function createLimiting({ limiter, signal }: Pick<Dependencies, 'limiter' | 'signal'>) {
  /** Sends a request within the rate limit. Returns null if it was refused with 429 and has to be sent again. */
  const limited = async <T>(call: CallName, request: () => Promise<T>): Promise<T | null> => {
    await limiter.rested()
    signal.throwIfAborted()
    try {
      return await limiter.run(call, request)
    } catch (error) {
      throw error instanceof ApiError && error.kind === 'rateLimited' ? new RunStopped(error.kind) : error
    }
  }

  return {
    limited,

    /** Sends a write, once. After a 429 it returns null and adds the error to `refusals`. */
    write: <T>(call: CallName, refusals: ApiError[], execute: () => Promise<T>): Promise<T | null> =>
      limited(call, async () => {
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

/** Creates the requests of a run about people. Throws RunStopped if the API refuses too many in a row. */
export function createLimitedRequests({ api, limiter, signal, execute }: Dependencies) {
  const { limited, write } = createLimiting({ limiter, signal })

  /** Reads the person. `refused` after a 429. */
  const read = async (userId: string): Promise<User | 'notFound' | 'refused'> => {
    try {
      const user = await limited('getUser', () => getUser(api, userId, signal))
      signal.throwIfAborted()
      return user ?? 'refused'
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'notFound') return 'notFound'
      throw error
    }
  }

  return {
    read,

    /** Reads the person, again after each 429. Throws ApiError. */
    async readAnyway(userId: string): Promise<User> {
      for (let attempts = 0; attempts < maxAttempts; attempts++) {
        const user = await read(userId)
        if (user === 'notFound') throw new ApiError({ kind: 'notFound', effect: 'none' })
        if (user !== 'refused') return user
      }
      throw lastRefusal()
    },

    /** Sends a write, once. After a 429 it returns null and adds the error to `refusals`. */
    write: (request: OperationRequest, user: User, refusals: ApiError[]): Promise<Outcome | null> =>
      write(request.operation, refusals, () => execute(request, user)),
  }
}
