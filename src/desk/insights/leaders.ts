import type { Role, User } from '../../api/schema.ts'
import type { RankOf } from '../../operations/access.ts'
import { displayName, isActivityUnknown } from '../../operations/person.ts'
import type { Insights, Leader } from './types.ts'

/** Returns the ids of the roles that are named owner and admin. */
export function findLeaderRoles(roles: readonly Role[], rankOf: RankOf): Insights['leaderRoles'] {
  const withRank = (rank: number) => roles.filter(({ id }) => rankOf(id, roles) === rank).map(({ id }) => id)
  return { owner: withRank(2), admin: withRank(1) }
}

/** Returns a person as an owner or admin; null if they are neither. */
export function toLeader(user: User, { owner, admin }: Insights['leaderRoles']): Leader | null {
  const { id, email, roleId } = user
  const isOwner = owner.some((role) => role === roleId)
  if (!isOwner && !admin.some((role) => role === roleId)) return null
  const lastActivity = isActivityUnknown(user) ? 'unknown' : user.lastActivityDateTime
  return { id, name: displayName(user), email, roleId, isOwner, lastActivity }
}

/** Sorts owners first. Within each role: who was never active, whose activity is unknown, then by longest inactivity. */
export function sortLeaders(leaders: readonly Leader[]): Leader[] {
  // Dates are parsed once, because sorting thousands compares each of them many times.
  const keyed = leaders.map((leader) => ({ leader, activity: activityKey(leader) }))
  return keyed
    .toSorted(
      (one, other) =>
        Number(other.leader.isOwner) - Number(one.leader.isOwner) || one.activity - other.activity,
    )
    .map(({ leader }) => leader)
}

function activityKey({ lastActivity }: Leader): number {
  if (lastActivity === null) return -2e15
  return lastActivity === 'unknown' ? -1e15 : Date.parse(lastActivity)
}
