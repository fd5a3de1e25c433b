import type { Role } from '../../api/schema.ts'
import { rankOf } from '../../operations/access.ts'
import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Directory } from '../directory/directory.ts'
import type { InsightsMethods } from '../insights/insightsMethods.ts'
import type { PlanMethods } from '../plan/planMethods.ts'
import type { PlanState } from '../plan/types.ts'
import type { AskInSession } from '../session/askInSession.ts'
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

interface Dependencies {
  askInSession: AskInSession
  directory: Directory
  roles: () => readonly Role[]
  ensureRoles: (signal: AbortSignal) => Promise<void>
  plan: PlanMethods['plan']
  isDemo: () => boolean
  now: () => number
  monotonic: () => number
  delay: (ms: number) => Promise<void>
}

/** Creates these methods and those of insights. Their code is one script, loaded when it is first needed. */
export function createSnapshotMethods({ askInSession, ...dependencies }: Dependencies) {
  const room = lazy(async () =>
    (await import('./snapshotRoom.ts').catch(throwNotLoaded)).createSnapshotRoom({ ...dependencies, rankOf }),
  )
  const ask =
    (
      name: 'insights' | 'saveSnapshot' | 'openSnapshot' | 'compareSnapshots' | 'changesFile' | 'planPutBack',
    ) =>
    // The declared types of the methods are those of the room's own.
    (input: never, signal: AbortSignal) =>
      askInSession(async (): Promise<unknown> => (await room.get())[name](input, signal))
  return {
    methods: {
      insights: ask('insights'),
      saveSnapshot: ask('saveSnapshot'),
      openSnapshot: ask('openSnapshot'),
      compareSnapshots: ask('compareSnapshots'),
      changesFile: ask('changesFile'),
      planPutBack: ask('planPutBack'),
      snapshots: async () => (await room.ifAny())?.snapshots() ?? [],
      personHistory: async (input) => (await room.ifAny())?.personHistory(input) ?? [],
    } as SnapshotMethods & InsightsMethods,
    /** The snapshots themselves, for `desk/carry.ts`. */
    room,
    /** Forgets the opened snapshots. */
    forget: room.forget,
  }
}
