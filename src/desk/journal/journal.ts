import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role, User } from '../../api/schema.ts'
import type { InvitationName, SubjectRequest } from '../../operations/invitation.ts'
import type { OperationName } from '../../operations/operation.ts'
import { roleName } from '../../operations/person.ts'
import { chainStart, closingLine, linkRecord } from '../../text/chain.ts'
import { fold } from '../../text/fold.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import { type Entry, type EntryKind, type EntryOutcome, errorOf, type MadeCall } from './entry.ts'

interface Dependencies {
  /** Milliseconds since 1970. */
  now: () => number
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Called when an entry is added, undone or released, and when entries are saved or forgotten. */
  changed: (state: JournalState) => void
}

export interface JournalState {
  entries: number
  /** Entries since the last export. */
  unsaved: number
}

/** Filters for journal entries. */
export interface ActivityRequest {
  /** A person's id, or part of their name or email address. Empty for everyone. */
  person: string
  operation: OperationName | InvitationName | null
  outcome: EntryOutcome | null
  /** Maximum number of entries, newest first. */
  limit: number
}

export interface Activity {
  entries: Entry[]
  /** Number of entries that match, without the limit. */
  matching: number
  /** Number of all entries. */
  all: number
  /** Numbers of those `entries` that were undone or are being undone. */
  undone: number[]
}

/** An operation that begins. */
interface StartedOperation<Subject> {
  request: SubjectRequest
  kind: EntryKind<Subject>
  /** The person or invitation as last read. Null if they never were. */
  before: Subject | null
  /** Number of the entry that this undoes. Null for anything else. */
  undoes: number | null
}

/**
 * Creates the journal of a session: every operation, in memory only. Each entry holds the hash of the one before it, so
 * that changes to an exported file can be detected.
 */
export function createJournal({ now, roles, changed }: Dependencies) {
  let records: { entry: Entry; after: User | Enrollment | null }[] = []
  let undone = new Set<number>()
  let savedCount = 0

  const state = (): JournalState => ({ entries: records.length, unsaved: records.length - savedCount })
  const notify = () => changed(state())

  const markSaved = () => {
    savedCount = records.length
    notify()
  }

  return {
    /**
     * Begins an entry. Make the calls through its `http`, call `recordRead` whenever the person or invitation was read, and
     * `end` with the outcome or the error. `end` adds the entry to the journal.
     */
    begin<Subject extends User | Enrollment>(
      api: Api,
      { request, kind, before, undoes }: StartedOperation<Subject>,
    ) {
      const { operation, input } = request
      // `forget` replaces the list: an operation that ends after a sign-out goes into the old one.
      const list = records
      const startedAt = now()
      const calls: MadeCall[] = []
      let after: Subject | null = null

      const http: Api = (call) => {
        const { method, path, body = null } = call
        calls.push({ method, path, body })
        return api(call)
      }
      const end = (result: { outcome: Pick<Outcome, 'known'> } | { error: unknown }): Entry => {
        const isDone = 'outcome' in result
        const isFailure = !isDone && result.error instanceof ApiError && result.error.effect === 'none'
        const entry: Entry = linkRecord(
          {
            n: list.length + 1,
            at: new Date(startedAt).toISOString(),
            ...kind.about(before ?? after),
            operation,
            input,
            role: input && 'roleId' in input ? roleName(input.roleId, roles()) : null,
            undoes,
            before: kind.stateOf(before),
            after: kind.stateOf(after),
            outcome: isDone ? 'done' : isFailure ? 'failed' : 'unknown',
            known: isDone ? result.outcome.known : null,
            error: isDone ? null : errorOf(result.error),
            duration: now() - startedAt,
            calls,
            inverse: isDone ? kind.inverse(before, after) : null,
          },
          list.at(-1)?.entry.hash ?? chainStart,
        )
        list.push({ entry, after })
        if (list === records) notify()
        return entry
      }
      return { http, recordRead: (subject: Subject) => void (after = subject), end }
    },

    /** Finds an entry, with the person or invitation as they were after it. */
    find: (n: number) => records[n - 1],

    /**
     * Claims an entry for an undo, so that it is undone only once. Returns a function that releases an entry, or null if
     * this one is claimed already.
     */
    claimUndo(n: number): ((n: number) => void) | null {
      const claimed = undone
      if (claimed.has(n)) return null
      claimed.add(n)
      return (released) => {
        if (claimed.delete(released) && claimed === undone) notify()
      }
    },

    /** Returns the newest entries that match. */
    activity({ person, operation, outcome, limit }: ActivityRequest): Activity {
      const searchText = fold(person.trim())
      const matching = records
        .map(({ entry }) => entry)
        .filter(
          (entry) =>
            (operation === null || entry.operation === operation) &&
            (outcome === null || entry.outcome === outcome) &&
            (searchText === '' || fold(Object.values(entry.person).join('\n')).includes(searchText)),
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

    /** Returns the hash of the last entry; null if there is none. */
    seal: (): string | null => records.at(-1)?.entry.hash ?? null,

    /** Exports the journal as JSON Lines: one entry per line, then a closing line. Marks all entries as saved. */
    file(): string {
      const lines = records.map(({ entry }) => JSON.stringify(entry))
      const last = closingLine(records.length, records.at(-1)?.entry.hash ?? chainStart)
      markSaved()
      return `${[...lines, last].join('\n')}\n`
    },

    /** Empties the journal. */
    forget() {
      const hadEntries = records.length > 0
      records = []
      undone = new Set()
      savedCount = 0
      if (hadEntries) notify()
    },
  }
}

export type Journal = ReturnType<typeof createJournal>
