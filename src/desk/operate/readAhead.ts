import { isRecent } from '../async/isRecent.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { Journal } from '../journal/journal.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import { warmUpEntries } from './warmUpEntries.ts'

/** Asks to read a person, because a dialog may confirm an operation on them in the next seconds. */
export interface PrepareRequest {
  userId: string
  /** Id of the dialog, unique among all tabs. What is read for it counts only for it. */
  dialog: string
  /** Whether to read them again although a read is fresh. */
  renew: boolean
}

/** A person, and when their answer arrived, in milliseconds by the monotonic clock. */
export interface Read {
  user: User
  readAt: number
}

interface Dependencies {
  recentWrites: RecentWrites
  journal: Journal
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Reads a person and records them. Throws ApiError. */
  read: (api: Api, userId: string) => Promise<User>
}

/** A person being read, or read, before an operation on them was confirmed. */
interface Ahead {
  api: Api
  userId: string
  dialog: string
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
 * dialog at a time. The person is kept in `recentWrites` only, which forgets people when the session ends.
 */
export function createReadAhead({ recentWrites, journal, monotonic, read }: Dependencies) {
  /** The last one who was read. */
  let ready: Ahead | null = null
  /** The one who is being read. */
  let coming: Ahead | null = null

  const isOf = (one: Ahead | null, dialog: string | undefined): one is Ahead =>
    one !== null && one.dialog === dialog

  /** Whether a read counts for an operation that this dialog asks for. */
  const counts = (one: Ahead | null, api: Api, userId: string, dialog?: string): one is Ahead =>
    isOf(one, dialog) &&
    one.api === api &&
    one.userId === userId &&
    // Any operation that has ended since may have changed them, even one whose outcome is unknown.
    one.entries === journal.state().entries

  const isFresh = (readAt: number | null, maxAge = maxAgeMs) =>
    readAt !== null && isRecent(readAt, maxAge, monotonic())

  return {
    /** Whether a person who was read at this time may be counted on when a write is sent. */
    isFresh: ({ readAt }: Read) => isFresh(readAt),

    /** Starts to read a person, unless that is under way or was done a moment ago. If it fails, `take` reads them again. */
    start(api: Api, { userId, dialog, renew }: PrepareRequest) {
      if (counts(coming, api, userId, dialog)) return
      if (counts(ready, api, userId, dialog) && isFresh(ready.readAt, renew ? minAgeMs : maxAgeMs)) return
      const next: Ahead = {
        api,
        userId,
        dialog,
        mark: recentWrites.mark(),
        entries: journal.state().entries,
        reading: read(api, userId).then((user) => {
          next.readAt = monotonic()
          if (coming === next) [ready, coming] = [next, null]
          warmUpEntries(user)
        }),
        readAt: null,
      }
      next.reading.catch(() => {
        if (coming === next) coming = null
      })
      coming = next
    },

    /**
     * Returns a person as read ahead for this dialog, once and if that is fresh; otherwise reads them. Does not wait for a
     * read under way where the one before is fresh. Throws ApiError.
     */
    async take(api: Api, userId: string, dialog?: string): Promise<Read> {
      const isReady = counts(ready, api, userId, dialog) && isFresh(ready.readAt)
      const taken = isReady ? ready : coming
      if (isOf(ready, dialog)) ready = null
      if (isOf(coming, dialog)) coming = null
      if (counts(taken, api, userId, dialog)) {
        await taken.reading
        // Another operation may have ended while they were being read.
        const isOfUse = counts(taken, api, userId, dialog) && isFresh(taken.readAt)
        const user = isOfUse ? recentWrites.since(userId, taken.mark) : null
        if (user !== null && taken.readAt !== null) return { user, readAt: taken.readAt }
      }
      const user = await read(api, userId)
      return { user, readAt: monotonic() }
    },
  }
}
