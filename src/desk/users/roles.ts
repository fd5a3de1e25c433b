import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { getRoles } from '../../api/roles.ts'
import type { Role, User } from '../../api/schema.ts'

/** The organization's roles, as pages get them. */
export interface RolesAnswer {
  /** With their names, in the API's order; empty where it has no such endpoint. */
  listed: Role[]
  /** Ids of roles that people have and the list has not. */
  unlisted: string[]
}

/** The roles that are known of: those that the API lists, and those that people were seen to have. */
export function createRoles() {
  const seen = new Set<string>()
  let listed: Role[] = []

  const list = async (api: Api, signal: AbortSignal): Promise<Role[]> => {
    try {
      return await getRoles(api, signal)
    } catch (error) {
      // Only the vendor's document names this endpoint: without it people are managed by the ids of their roles.
      if (error instanceof ApiError && error.kind === 'notFound') return []
      throw error
    }
  }

  return {
    /** As last told by the API; empty before. */
    listed: (): readonly Role[] => listed,

    record(users: readonly User[]) {
      for (const { roleId } of users) if (roleId !== null) seen.add(roleId)
    },

    /** Asks the API. Throws ApiError. */
    read: list,

    /** Takes in what was read; `had` are ids of roles that people have, beside those noted. */
    answer(read: Role[], had: readonly string[]): RolesAnswer {
      listed = read
      const known = new Set(listed.map((role) => role.id))
      return { listed, unlisted: [...new Set([...seen, ...had])].filter((id) => !known.has(id)) }
    },

    forget() {
      seen.clear()
      listed = []
    },
  }
}
