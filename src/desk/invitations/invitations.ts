import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { getEnrollments } from '../../api/enrollments.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import { createReading } from '../directory/reading.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { findGivenDetails, findInvitations, type FoundInvitations } from './findInvitations.ts'
import { readInvitations } from './readInvitations.ts'
import { createTextRanks } from './textRanks.ts'
import type { InvitationsAnswer, InvitationsProgress, InvitationsQuery } from './types.ts'

export interface ListDependencies {
  /** Returns the API of the session. Throws ApiError if there is no session. */
  api: () => Api
  roles: () => readonly Role[]
  /** Resolves after this many milliseconds; rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Called on each change of state, and from time to time while reading. */
  changed: (progress: InvitationsProgress) => void
}

/** How long a query waits for the first reading, in milliseconds. */
const firstReadTimeoutMs = 1000

/** Creates the list of everyone invited, read from the API like the directory. It is kept in memory only. */
export function createInvitations({ api, roles, delay, now, monotonic, changed }: ListDependencies) {
  const collator = new Intl.Collator(undefined, { numeric: true })
  const rankTexts = createTextRanks(collator, () => delay(0))
  const recentWrites = createRecentWrites<Enrollment>()
  let data = new Map<string, Enrollment>()
  let version = 0
  let isFilterable: boolean | null = null
  /** Why the last call failed. */
  let failure: ApiError | null = null

  const put = (enrollment: Enrollment) => {
    data.set(enrollment.id, enrollment)
    version++
  }

  const reading = createReading({
    delay,
    now,
    monotonic,
    version: () => version,
    changed: (progress) => changed({ ...progress, isFilterable }),
    async read(controls, nextPassNumber) {
      const mark = recentWrites.mark()
      const result = await readInvitations({
        ...controls,
        nextPassNumber,
        recentWrites,
        onPut: put,
        async getPage(request, signal) {
          try {
            return await getEnrollments(api(), request, signal)
          } catch (error) {
            if (error instanceof ApiError) failure = error
            throw error
          }
        },
      })
      const { enrollments, failedPages } = result
      isFilterable = result.isFilterable
      // An invitation that the API does not list any more is gone, unless it may be on a page that failed.
      const kept = [...data.values()].filter(
        (one) => failedPages.length > 0 || isWrittenSince(one, mark, recentWrites),
      )
      data = new Map([...kept, ...enrollments].map((one) => [one.id, one]))
      version++
      return result
    },
  })
  const progress = (): InvitationsProgress => ({ ...reading.progress.get(), isFilterable })

  /** Starts the first reading and waits for it a little. Throws ApiError if the API gave nothing at all. */
  const ready = async () => {
    if (progress().state === 'idle') void reading.start()
    if (!progress().hasEveryone) await reading.untilRead(firstReadTimeoutMs)
    const { state, hasEveryone, read } = progress()
    const isStuck = state === 'cancelled' || state === 'paused'
    if (isStuck && !hasEveryone && read === 0 && failure) throw failure
  }

  const findNow = async (query: InvitationsQuery) => {
    const all = [...data.values()]
    const found = await findInvitations(all, query, { roles: roles(), collator, rankTexts, now: now() })
    return { ...found, has: findGivenDetails(all, roles()) }
  }

  return {
    progress,

    /** Starts reading, reads everything again, or resumes a paused reading. */
    start: () => void reading.start(),

    /** Stops reading for good. */
    stop: () => reading.cancel(),

    /** Finds the invitations that match, out of those read so far. Throws ApiError if none could be read. */
    async find(query: InvitationsQuery): Promise<FoundInvitations & Pick<InvitationsAnswer, 'has'>> {
      await ready()
      const before = version
      const found = await findNow(query)
      // Once more if they changed meanwhile: the page has heard of that already, and may not ask again.
      return version !== before && progress().state !== 'reading' ? findNow(query) : found
    },

    /** Whether all invitations are here, as far as that is known. */
    isComplete(): boolean {
      const { state, missing, moving, failedPages, unreadable } = progress()
      return state === 'done' && missing === 0 && !moving && failedPages.length === 0 && unreadable === 0
    },

    /** Stores invitations that were read or changed elsewhere. Does nothing until reading was started once. */
    update(enrollments: readonly Enrollment[]) {
      if (progress().state === 'idle' || enrollments.length === 0) return
      for (const one of enrollments) {
        recentWrites.record(one)
        put(one)
      }
      reading.progress.notifyVersion()
    },
  }
}

/** Whether an invitation was changed by Roster since the mark. */
function isWrittenSince(
  one: Enrollment,
  mark: number,
  { newest }: ReturnType<typeof createRecentWrites<Enrollment>>,
): boolean {
  const copy = { ...one }
  return newest(copy, mark) !== copy
}
