import type { Role, User } from '../api/schema.ts'

/** Whether an operation takes something away of what a person can do, adds to it, or neither as far as is known. */
export type Access = 'shrinks' | 'grows' | 'same'

/** The roles whose meaning is known, by name, from the one that may least. */
const ranks = ['member', 'admin', 'owner']
export const ownerRank = ranks.indexOf('owner')

/** How much a role may, to be compared; null where its name says nothing. */
export function rankOf(roleId: string | null, roles: readonly Role[]): number | null {
  const name = roles.find((role) => role.id === roleId)?.name.toLowerCase()
  const rank = name === undefined ? -1 : ranks.indexOf(name)
  return rank < 0 ? null : rank
}

/** Whether a person surely has access. A missing status is unknown, not active. */
export function isActive(user: User): boolean {
  return user.status === 'ACTIVE'
}
