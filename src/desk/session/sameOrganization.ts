import type { Role, User } from '../../api/schema.ts'
import { sha256 } from '../../text/sha256.ts'

/** What is remembered of an organization, as it is carried over a reload. */
export interface CarriedOrganization {
  salt: string
  known: Set<string>
}

/**
 * Recognizes an organization after its session has ended, without keeping its token: by salted hashes of the token, of
 * the users on its first page, and of its id if the roles contain that. No page gets the salt.
 */
export function createOrganizationCheck() {
  let salt = crypto.getRandomValues(new Uint32Array(8)).join()
  let known = new Set<string>()

  const hash = (kind: string, text: string) => sha256(`${salt} ${kind} ${text}`)
  const hashesOf = (key: string | null, users: readonly User[]) => [
    ...(key === null ? [] : [hash('key', key)]),
    ...users.map(({ id }) => hash('person', id)),
  ]
  const roleHashesOf = (roles: readonly Role[]) =>
    roles.flatMap(({ organizationId }) =>
      organizationId === null ? [] : hash('organization', organizationId),
    )

  return {
    /** Replaces what is remembered by this organization. */
    remember(key: string | null, users: readonly User[]) {
      known = new Set(hashesOf(key, users))
    },

    /** Adds the organization's id, taken from its roles. */
    rememberRoles(roles: readonly Role[]) {
      for (const one of roleHashesOf(roles)) known.add(one)
    },

    /** Whether this is the remembered organization. False if that cannot be decided. A user belongs to one only. */
    isSame: (key: string | null, users: readonly User[]) =>
      hashesOf(key, users).some((one) => known.has(one)),

    isSameByRoles: (roles: readonly Role[]) => roleHashesOf(roles).some((one) => known.has(one)),

    carry: (): CarriedOrganization => ({ salt, known }),

    restore(carried: CarriedOrganization) {
      ;({ salt, known } = carried)
    },

    forget() {
      known = new Set()
    },
  }
}
