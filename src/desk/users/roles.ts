import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { getRoles } from '../../api/roles.ts'
import type { Role, User } from '../../api/schema.ts'

/** The roles of the organization, as pages get them. */
export interface RolesAnswer {
  /** In the API's order; empty if the API has no such endpoint. */
  listed: Role[]
  /** Ids of roles that users have but the API does not list. */
  unlisted: string[]
}

/** Collects roles: those that the API lists, and the ids found on users. */
export function createRoles() {
  const idsOfUsers = new Set<string>()
  let listed: Role[] = []
  let lastRead: Promise<unknown> | null = null

  return {
    /** The roles as last listed by the API; empty before. */
    listed: (): readonly Role[] => listed,

    /** Records the last read of the roles, which may be in progress, and returns it. */
    recordRead<T>(read: Promise<T>): Promise<T> {
      lastRead = read
      return read
    },

    /** The last read of the roles, which may be in progress. Null before, and once there are roles. */
    firstRead: (): Promise<unknown> | null => (listed.length > 0 ? null : lastRead),

    /** Records the role ids of users. */
    record(users: readonly User[]) {
      for (const { roleId } of users) if (roleId !== null) idsOfUsers.add(roleId)
    },

    /** Reads the roles. Throws ApiError. */
    async read(api: Api, signal: AbortSignal): Promise<Role[]> {
      try {
        return await getRoles(api, signal)
      } catch (error) {
        // Only the vendor's document names this endpoint. Without it, users are managed by the ids of their roles.
        if (error instanceof ApiError && error.kind === 'notFound') return []
        throw error
      }
    },

    /** Records the roles that were read. `otherIds`: role ids of users beside the recorded ones. */
    answer(roles: Role[], otherIds: readonly string[]): RolesAnswer {
      listed = roles
      const listedIds = new Set(listed.map((role) => role.id))
      return {
        listed,
        unlisted: [...new Set([...idsOfUsers, ...otherIds])].filter((id) => !listedIds.has(id)),
      }
    },

    forget() {
      idsOfUsers.clear()
      listed = []
      lastRead = null
    },
  }
}
