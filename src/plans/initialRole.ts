import type { Role } from '../api/schema.ts'

/**
 * Returns the role to invite with until another one is chosen: “member”, which has the fewest permissions. Null if there is
 * none, or more than one, so that the admin chooses.
 */
export function initialRole(listed: readonly Role[]): Role | null {
  const members = listed.filter(({ name }) => name.toLowerCase() === 'member')
  return members.length === 1 ? (members[0] ?? null) : null
}
