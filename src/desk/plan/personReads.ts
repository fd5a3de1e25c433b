import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { lastRefusal, type LimitedRequests, maxAttempts } from './limitedRequests.ts'

interface Dependencies {
  api: Api
  signal: AbortSignal
  requests: Pick<LimitedRequests, 'read'>
}

/** Creates the reads of a run about people. Throws RunStopped if the API refuses too many in a row. */
export function createPersonReads({ api, signal, requests }: Dependencies) {
  /** Reads the person. `refused` after a 429. Throws ApiError. */
  const read = async (userId: string): Promise<User | 'notFound' | 'refused'> => {
    try {
      const user = await requests.read('getUser', () => getUser(api, userId, signal))
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
  }
}
