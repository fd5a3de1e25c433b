import type { Role, User } from '../../api/schema.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'

/** What is remembered of an organization, as it is carried over a reload. */
export interface CarriedOrganization {
  salt: string
  known: Set<string>
}

/**
 * Recognizes an organization after its session has ended, without keeping its token: by salted hashes of the token, of
 * the users on its first page, and of its id if the roles contain that. No page gets the salt.
 *
 * Where the browser can't hash, code for it is loaded. Throws ApiError `network` if that fails.
 */
export function createOrganizationCheck() {
  let salt = crypto.getRandomValues(new Uint32Array(8)).join()
  let known = new Set<string>()

  const hash = (kind: string, texts: readonly string[]) =>
    Promise.all(texts.map((text) => sha256Of(`${salt} ${kind} ${text}`)))
  const hashesOfRoles = (roles: readonly Role[]) =>
    hash(
      'organization',
      roles.flatMap(({ organizationId }) => organizationId ?? []),
    )

  return {
    /** Returns what an organization is recognized by: hashes of its token, if there is any, and of users. */
    hashes: async (key: string | null, users: readonly User[]): Promise<string[]> => {
      const ids = users.map(({ id }) => id)
      return (await Promise.all([hash('key', key === null ? [] : [key]), hash('person', ids)])).flat()
    },

    /** Replaces what is remembered by these hashes of an organization. */
    remember(hashes: readonly string[]) {
      known = new Set(hashes)
    },

    /** Adds the organization's id, taken from its roles. */
    async rememberRoles(roles: readonly Role[]) {
      const remembered = known
      for (const one of await hashesOfRoles(roles)) remembered.add(one)
    },

    /** Whether this is the remembered organization. False if that cannot be decided. A user belongs to one only. */
    isSame: (hashes: readonly string[]) => hashes.some((one) => known.has(one)),

    isSameByRoles: async (roles: readonly Role[]) =>
      (await hashesOfRoles(roles)).some((one) => known.has(one)),

    carry: (): CarriedOrganization => ({ salt, known }),

    restore(carried: CarriedOrganization) {
      ;({ salt, known } = carried)
    },

    forget() {
      known = new Set()
    },
  }
}

/** Returns the SHA-256 of a text, by the browser in secure contexts: so signing in needs no code for it. */
async function sha256Of(text: string): Promise<string> {
  // Typed as if it were always there.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (subtle) {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text))
    return new Uint8Array(digest).join()
  }
  const { sha256 } = await import('../../text/sha256.ts').catch(throwNotLoaded)
  return sha256(text)
}
