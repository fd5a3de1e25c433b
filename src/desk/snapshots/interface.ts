import type { PlanState } from '../plan/types.ts'
import type { HistoryEntry } from './history.ts'
import type { Comparison, ComparisonRequest, SavedSnapshot, SnapshotFacts, SnapshotFault } from './types.ts'

/** Snapshots of everyone, as files. All methods but `snapshots` and `personHistory` throw ApiError. */
export interface SnapshotMethods {
  /** Saves everyone as now. Waits until they are read. */
  saveSnapshot: (input: null, signal: AbortSignal) => Promise<SavedSnapshot>
  /** Opens a file and keeps its people until the session ends. */
  openSnapshot: (
    input: { file: Blob; name: string },
    signal: AbortSignal,
  ) => Promise<{ is: 'opened'; facts: SnapshotFacts } | SnapshotFault>
  /** Lists the opened snapshots, the oldest people first. */
  snapshots: () => Promise<SnapshotFacts[]>
  /** Compares two opened snapshots, or one with now. Null if one is not open. */
  compareSnapshots: (
    request: ComparisonRequest & { limit: number },
    signal: AbortSignal,
  ) => Promise<Comparison | { is: 'otherOrganization' } | null>
  /** Writes the changes that match to a file. Null if a snapshot is not open. */
  changesFile: (
    request: ComparisonRequest & { format: 'csv' | 'json' },
    signal: AbortSignal,
  ) => Promise<{ file: Blob; people: number } | null>
  /** Creates a plan that gives these people the role and status of the earlier snapshot. Null if it is not open. */
  planPutBack: (
    request: Pick<ComparisonRequest, 'earlier' | 'later'> & { ids: string[] },
    signal: AbortSignal,
  ) => Promise<PlanState | null>
  /** Returns a person in each opened snapshot, the oldest first. */
  personHistory: (input: { userId: string }) => Promise<HistoryEntry[]>
}
