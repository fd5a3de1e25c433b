import type { Facts } from '../../operations/facts.ts'
import { roleName } from '../../operations/person.ts'
import type { Snapshot, SnapshotFacts } from './types.ts'

/** A person in a snapshot. */
export interface HistoryEntry {
  snapshot: SnapshotFacts
  /** Null if the snapshot does not have them. */
  person: (Facts & { roleName: string }) | null
}

/** Returns a person in each of these snapshots. */
export function historyOf(snapshots: readonly Snapshot[], userId: string): HistoryEntry[] {
  return snapshots.map((snapshot) => {
    const person = snapshot.list.find(({ id }) => id === userId)
    return {
      snapshot: describeSnapshot(snapshot),
      person: person ? { ...person, roleName: roleName(person.roleId, snapshot.roles) } : null,
    }
  })
}

/** Returns what a snapshot says about itself, without its people. */
export function describeSnapshot({
  id,
  fileName,
  complete,
  readAt,
  people,
  seal,
}: SnapshotFacts): SnapshotFacts {
  return { id, fileName, complete, readAt, people, seal }
}
