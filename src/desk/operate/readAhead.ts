import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { Journal } from '../journal/journal.ts'
import type { RecentWrites } from '../users/recentWrites.ts'

interface Dependencies {
  recentWrites: RecentWrites
  journal: Journal
  /** Milliseconds since 1970. */
  now: () => number
  /** Reads a person and records them. Throws ApiError. */
  read: (api: Api, userId: string) => Promise<User>
}

/** A person being read, or read, before an operation on them was confirmed. */
interface Ahead {
  api: Api
  userId: string
  /** Since when `recentWrites` has them. */
  mark: number
  /** Entries of the journal when the read began. */
  entries: number
  reading: Promise<void>
  /** When they had been read; null until then. */
  readAt: number | null
}

/** A person who was read longer ago than this is read again before a write, in milliseconds. As in plans. */
const maxAgeMs = 2000
/** A person who was read less long ago than this is not read ahead again, in milliseconds. */
const minAgeMs = 250

/**
 * Reads a person while the admin is about to confirm an operation, so that the operation need not wait for it. Of one
 * person at a time. The person is kept in `recentWrites` only, which forgets people when the session ends.
 */
export function createReadAhead({ recentWrites, journal, now, read }: Dependencies) {
  let ahead: Ahead | null = null

  /** Milliseconds since they were read, 0 while they are being read; infinite if that is of no use any more. */
  const age = (one: Ahead | null, api: Api, userId: string): number => {
    if (one?.api !== api || one.userId !== userId) return Number.POSITIVE_INFINITY
    // Any operation that has ended since may have changed them, even one whose outcome is unknown.
    if (one.entries !== journal.state().entries) return Number.POSITIVE_INFINITY
    return one.readAt === null ? 0 : now() - one.readAt
  }

  return {
    /** Starts to read a person, unless that was done a moment ago. If it fails, `take` reads them again. */
    start(api: Api, userId: string) {
      if (age(ahead, api, userId) < minAgeMs) return
      const next: Ahead = {
        api,
        userId,
        mark: recentWrites.mark(),
        entries: journal.state().entries,
        reading: read(api, userId).then(() => {
          next.readAt = now()
        }),
        readAt: null,
      }
      next.reading.catch(() => {
        if (ahead === next) ahead = null
      })
      ahead = next
    },

    /** Returns a person as read ahead, once and if that is fresh; otherwise reads them. Throws ApiError. */
    async take(api: Api, userId: string): Promise<User> {
      const taken = ahead
      if (taken === null || age(taken, api, userId) > maxAgeMs) return read(api, userId)
      ahead = null
      await taken.reading
      // Another operation may have ended while they were being read.
      const isFresh = age(taken, api, userId) <= maxAgeMs
      return (isFresh ? recentWrites.since(userId, taken.mark) : null) ?? read(api, userId)
    },
  }
}
