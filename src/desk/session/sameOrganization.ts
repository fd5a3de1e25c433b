import type { Role, User } from '../../api/schema.ts'
import { sha256 } from '../../text/sha256.ts'

/**
 * Knows an organization again after its session has ended, without keeping its token: by salted hashes of the token, of
 * the people on its first page and of its own id, where the roles tell that. The salt is the desk's own and never leaves.
 */
export function createOrganizationCheck() {
  const salt = crypto.getRandomValues(new Uint32Array(8)).join()
  let marks = new Set<string>()

  const hash = (what: string, text: string) => sha256(`${salt} ${what} ${text}`)
  const hashes = (key: string | null, people: readonly User[]) => [
    ...(key === null ? [] : [hash('key', key)]),
    ...people.map(({ id }) => hash('person', id)),
  ]
  const ofRoles = (roles: readonly Role[]) =>
    roles.flatMap(({ organizationId }) =>
      organizationId === null ? [] : hash('organization', organizationId),
    )

  return {
    /** The session is of this organization from now on. */
    remember(key: string | null, people: readonly User[]) {
      marks = new Set(hashes(key, people))
    },

    /** Its roles were listed. */
    rememberRoles(roles: readonly Role[]) {
      for (const mark of ofRoles(roles)) marks.add(mark)
    },

    /** Whether this is the one of before; false as well where that can't be told. People's ids are in one alone. */
    isSame: (key: string | null, people: readonly User[]) =>
      hashes(key, people).some((mark) => marks.has(mark)),

    isSameByRoles: (roles: readonly Role[]) => ofRoles(roles).some((mark) => marks.has(mark)),

    forget() {
      marks = new Set()
    },
  }
}
