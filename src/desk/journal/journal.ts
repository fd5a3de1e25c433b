import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import type { OperationName, OperationRequest } from '../../operations/operation.ts'
import { roleName } from '../../operations/person.ts'
import { inverse } from '../../operations/requests.ts'
import { chainStart, closingLine, linkRecord } from '../../text/chain.ts'
import { fold } from '../../text/fold.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import { type Ending, type Entry, errorOf, type MadeCall, personOf, stateOf } from './entry.ts'

interface Dependencies {
  /** Milliseconds since 1970. */
  now: () => number
  /** The roles as far as they are known. */
  roles: () => readonly Role[]
  /** Told of each new entry, and when they are saved or forgotten. */
  changed: (state: JournalState) => void
}

export interface JournalState {
  entries: number
  /** How many came since the last one that was exported, or that a reminder was shown for. */
  unsaved: number
}

/** Which entries are asked for. */
export interface ActivityRequest {
  /** A person's id, or what their name or e-mail address contains; '' for everyone. */
  person: string
  operation: OperationName | null
  outcome: Ending | null
  /** At most so many, the newest first. */
  limit: number
}

export interface Activity {
  entries: Entry[]
  /** How many there are that fit, and how many in all. */
  matching: number
  all: number
  /** The numbers of those among `entries` that were undone, or are being undone. */
  undone: number[]
}

/** What is known of an operation before it begins. */
interface Beginning {
  request: OperationRequest
  /** The person as last read; null where that was never done. */
  before: User | null
  /** The number of the entry that it takes back; null for anything else. */
  undoes: number | null
}

/**
 * Every operation of the session, in memory alone. Each entry is tied to the one before it by its hash, so that a file
 * of them shows what was done to it.
 */
export function createJournal({ now, roles, changed }: Dependencies) {
  let records: { entry: Entry; after: User | null }[] = []
  let undone = new Set<number>()
  let saved = 0

  const state = (): JournalState => ({ entries: records.length, unsaved: records.length - saved })
  const tell = () => changed(state())

  const keep = () => {
    saved = records.length
    tell()
  }

  return {
    /**
     * Begins an entry. Its calls go through `http`, and `seen` is to be told of the person whenever they were read. It is
     * written down by `end`, with what `perform` gave or threw.
     */
    begin(inner: Api, { request, before, undoes }: Beginning) {
      const { operation, userId, input } = request
      // After a sign-out this is another list, which the entry is not for.
      const own = records
      const begun = now()
      const calls: MadeCall[] = []
      let after: User | null = null

      const http: Api = (call) => {
        const { method, path, body = null } = call
        calls.push({ method, path, body })
        return inner(call)
      }
      const end = (result: { outcome: Outcome } | { error: unknown }): Entry => {
        const done = 'outcome' in result
        const isFailure = !done && result.error instanceof ApiError && result.error.effect === 'none'
        const entry: Entry = linkRecord(
          {
            n: own.length + 1,
            at: new Date(begun).toISOString(),
            person: personOf(userId, before ?? after),
            operation,
            input,
            role: input && 'roleId' in input ? roleName(input.roleId, roles()) : null,
            undoes,
            before: stateOf(before, roles()),
            after: stateOf(after, roles()),
            outcome: done ? 'done' : isFailure ? 'failed' : 'unknown',
            known: done ? result.outcome.known : null,
            error: done ? null : errorOf(result.error),
            duration: now() - begun,
            calls,
            // Only of what is known on both sides can be told, later, whether someone else has changed it since.
            inverse: done && before && after ? inverse(request, before) : null,
          },
          own.at(-1)?.entry.hash ?? chainStart,
        )
        own.push({ entry, after })
        if (own === records) tell()
        return entry
      }
      return { http, seen: (user: User) => void (after = user), end }
    },

    /** An entry, and the person as they were after it. */
    find: (n: number) => records[n - 1],

    /** Claims an entry for being undone, so that it is not undone twice. Null where it is claimed; else what frees one. */
    claim(n: number): ((n: number) => void) | null {
      const own = undone
      if (own.has(n)) return null
      own.add(n)
      return (freed) => {
        if (own.delete(freed) && own === undone) tell()
      }
    },

    /** The newest entries that fit. */
    activity({ person, operation, outcome, limit }: ActivityRequest): Activity {
      const wanted = fold(person.trim())
      const matching = records
        .map(({ entry }) => entry)
        .filter(
          (entry) =>
            (operation === null || entry.operation === operation) &&
            (outcome === null || entry.outcome === outcome) &&
            (wanted === '' || fold(Object.values(entry.person).join('\n')).includes(wanted)),
        )
      const entries = matching.slice(-limit).toReversed()
      return {
        entries,
        matching: matching.length,
        all: records.length,
        undone: entries.flatMap(({ n }) => (undone.has(n) ? n : [])),
      }
    },

    state,

    /** The whole journal as a file: JSON Lines, an entry each, and a last line that closes it. It counts as saved. */
    file(): string {
      const lines = records.map(({ entry }) => JSON.stringify(entry))
      const last = closingLine(records.length, records.at(-1)?.entry.hash ?? chainStart)
      keep()
      return `${[...lines, last].join('\n')}\n`
    },

    /** Those that are not saved were reminded of: once is enough. */
    keep,

    forget() {
      const had = records.length > 0
      // Another list, so that what is still under way ends in the old one.
      records = []
      undone = new Set()
      saved = 0
      if (had) tell()
    },
  }
}

export type Journal = ReturnType<typeof createJournal>
