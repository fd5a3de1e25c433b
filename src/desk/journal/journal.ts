import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { User } from '../../api/schema.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import { type ActivityRequest, findActivity } from './activity.ts'
import type { Entry, MadeCall } from './entry.ts'

interface Dependencies {
  /** Called when an entry is added, undone or released, and when entries are saved or forgotten. */
  changed: (state: JournalState) => void
}

export interface JournalState {
  entries: number
  /** Entries since the last export. */
  unsaved: number
}

/** An entry of the journal, with the person or invitation as they were after it. */
export interface JournalRecord {
  entry: Entry
  after: User | Enrollment | null
}

/** An operation that has begun and not ended. */
export interface OpenOperation {
  request: SubjectRequest
  /** The calls that were made so far. */
  calls: readonly MadeCall[]
  /** Creates the entry of this operation, as it would end now, after these. */
  recordAfter: (list: readonly JournalRecord[], error: unknown) => JournalRecord
}

/**
 * Creates the journal of a session: every operation, in memory only. Each entry holds the hash of the one before it, so
 * that changes to an exported file can be detected.
 */
export function createJournal({ changed }: Dependencies) {
  let records: JournalRecord[] = []
  let open = new Set<OpenOperation>()
  let undone = new Set<number>()
  let savedCount = 0

  const state = (): JournalState => ({ entries: records.length, unsaved: records.length - savedCount })
  const notify = () => changed(state())

  return {
    /**
     * Returns where an operation that begins now adds its entry. After `forget`, that is the list that was forgotten: an
     * operation that ends after a sign-out is no part of the next session's journal.
     */
    current() {
      const list = records
      const running = open
      return {
        list: list as readonly JournalRecord[],
        begin: (operation: OpenOperation) => void running.add(operation),
        end(operation: OpenOperation, record: JournalRecord) {
          running.delete(operation)
          list.push(record)
          if (list === records) notify()
        },
      }
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
    activity: (request: ActivityRequest) => findActivity(records, undone, request),

    state,

    /** Returns the hash of the last entry; null if there is none. */
    seal: (): string | null => records.at(-1)?.entry.hash ?? null,

    /** Returns all entries, oldest first. */
    entries: (): Entry[] => records.map(({ entry }) => entry),

    /** Marks all entries as saved. */
    markSaved() {
      savedCount = records.length
      notify()
    },

    /** Returns everything, for a desk that takes over (`carryJournal.ts`). */
    carry: () => ({ records, open, savedCount }),

    /** Continues a journal. */
    restore(carried: { records: JournalRecord[]; savedCount: number; undone: Set<number> }) {
      ;({ records, savedCount, undone } = carried)
      notify()
    },

    /** Empties the journal. */
    forget() {
      const hadEntries = records.length > 0
      records = []
      open = new Set()
      undone = new Set()
      savedCount = 0
      if (hadEntries) notify()
    },
  }
}

export type Journal = ReturnType<typeof createJournal>
