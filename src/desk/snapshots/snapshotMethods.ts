import { rankOf } from '../../operations/access.ts'
import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { InsightsMethods } from '../insights/insightsMethods.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { SnapshotMethods } from './interface.ts'
import type { RoomDependencies } from './snapshotRoom.ts'

interface Dependencies extends Omit<RoomDependencies, 'rankOf'> {
  askInSession: AskInSession
}

/** Creates the methods for snapshots and insights. Their code is one script, loaded when it is first needed. */
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
