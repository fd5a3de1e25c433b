import type { Role, User } from '../api/schema.ts'
import { hasStatus } from './person.ts'

/** How an operation changes what a person may do; `same` also where that is unknown. */
export type AccessChange = 'shrinks' | 'grows' | 'same'

/** Names of the roles whose permissions are known, lowest first. */
const rankedRoles = ['member', 'admin', 'owner']

/** Rank of the role “owner”. */
export const ownerRank = rankedRoles.indexOf('owner')

/** Returns the rank of a role, higher for more permissions; null where its name is unknown. */
export function rankOf(roleId: string | null, roles: readonly Pick<Role, 'id' | 'name'>[]): number | null {
  const name = roles.find((role) => role.id === roleId)?.name.toLowerCase()
  const rank = name === undefined ? -1 : rankedRoles.indexOf(name)
  return rank < 0 ? null : rank
}

/** Type of `rankOf`, for code that gets it passed in: an import would split it off the desk's first script. */
export type RankOf = typeof rankOf

/** Whether a person has access for certain. A missing status is unknown, not active. */
export function isActive(user: User): boolean {
  return hasStatus(user, 'ACTIVE')
}
