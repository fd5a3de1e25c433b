import type { Role } from '../api/schema.ts'

/** Returns the id of the organization, which only its roles tell; null if none of them does. */
export function organizationIdOf(roles: readonly Role[]): string | null {
  return roles.find(({ organizationId }) => organizationId !== null)?.organizationId ?? null
}
