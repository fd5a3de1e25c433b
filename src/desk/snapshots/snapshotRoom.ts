import type { Role } from '../../api/schema.ts'
import type { RankOf } from '../../operations/access.ts'
import type { Directory } from '../directory/directory.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import { countEveryone } from '../insights/insights.ts'
import type { InsightsMethods } from '../insights/insightsMethods.ts'
import type { PlanMethods } from '../plan/planMethods.ts'
import { writeChanges } from './changesFile.ts'
import { findPairs, putBackRequests, toComparison } from './rows.ts'
import type { SnapshotMethods } from './snapshotMethods.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'

interface Dependencies {
  directory: Directory
  roles: () => readonly Role[]
  /** Reads the roles if they are not known. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  plan: PlanMethods['plan']
  rankOf: RankOf
  isDemo: () => boolean
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  delay: (ms: number) => Promise<void>
}

/** Creates what answers the methods for snapshots and insights. */
export function createSnapshotRoom({
  ensureRoles,
  plan,
  ...dependencies
}: Dependencies): SnapshotMethods & InsightsMethods & Pick<Snapshots, 'carry' | 'restore'> {
  const snapshots = createSnapshots(dependencies)
  const { giveWay, carry, restore } = snapshots
  return {
    carry,
    restore,

    insights: (_, signal) => {
      const { directory, roles, now } = dependencies
      const batches = directory.batches(emptyQuery)
      return countEveryone({ batches, roles: roles(), rankOf: dependencies.rankOf, now: now() }, signal)
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
