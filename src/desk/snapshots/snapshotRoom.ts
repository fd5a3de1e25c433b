import { emptyQuery } from '../directory/emptyQuery.ts'
import { countEveryone } from '../insights/insights.ts'
import type { InsightsMethods } from '../insights/insightsMethods.ts'
import type { PlanMethods } from '../plan/planMethods.ts'
import { writeChanges } from './changesFile.ts'
import type { SnapshotMethods } from './interface.ts'
import { findPairs, putBackRequests, toComparison } from './rows.ts'
import { createSnapshots, type SnapshotDependencies, type Snapshots } from './snapshots.ts'

/** What snapshots and insights need from the rest of the desk. */
export interface RoomDependencies extends SnapshotDependencies {
  /** Reads the roles if they are not known. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  plan: PlanMethods['plan']
}

/** Creates what answers the methods for snapshots and insights. Their code is one script. */
export function createSnapshotRoom({
  ensureRoles,
  plan,
  ...dependencies
}: RoomDependencies): SnapshotMethods & InsightsMethods & Pick<Snapshots, 'carry' | 'restore'> {
  const snapshots = createSnapshots(dependencies)
  const { giveWay, carry, restore } = snapshots
  return {
    carry,
    restore,

    insights(_, signal) {
      const { directory, roles, rankOf, now } = dependencies
      const batches = directory.batches(emptyQuery)
      return countEveryone({ batches, roles: roles(), rankOf, now: now() }, signal)
    },

    async saveSnapshot(_, signal) {
      await ensureRoles(signal)
      return snapshots.save(signal)
    },

    async openSnapshot({ file, name }, signal) {
      // The organization is known by its roles.
      await ensureRoles(signal)
      return snapshots.open(file, name)
    },

    snapshots: () => Promise.resolve(snapshots.list()),

    async compareSnapshots({ limit, ...request }, signal) {
      const compared = await snapshots.compare(request, signal)
      if (compared === null) return null
      if (compared === 'other') return { is: 'otherOrganization' }
      return toComparison(compared, await findPairs(compared, request, giveWay), limit)
    },

    async changesFile({ format, ...request }, signal) {
      const compared = await snapshots.compare(request, signal)
      if (compared === null || compared === 'other') return null
      const pairs = await findPairs(compared, request, giveWay)
      return { file: await writeChanges(compared, pairs, format, giveWay), people: pairs.length }
    },

    async planPutBack({ ids, ...request }, signal) {
      const compared = await snapshots.compare(request, signal)
      if (compared === null || compared === 'other') return null
      return plan({ source: 'snapshot', requests: putBackRequests(compared, ids) }, signal)
    },

    personHistory: ({ userId }) => Promise.resolve(snapshots.history(userId)),
  }
}
