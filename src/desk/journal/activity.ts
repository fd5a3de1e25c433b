import type { InvitationName } from '../../operations/invitation.ts'
import type { OperationName } from '../../operations/operation.ts'
import { fold } from '../../text/fold.ts'
import type { Entry, EntryOutcome } from './entry.ts'

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

/** Finds the newest entries that match. `undone` has the numbers of those that were undone or are being undone. */
export function findActivity(
  records: readonly { entry: Entry }[],
  undone: ReadonlySet<number>,
  { person, operation, outcome, limit }: ActivityRequest,
): Activity {
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
}
