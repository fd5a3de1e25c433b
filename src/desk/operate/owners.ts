import { ApiError } from '../../api/error.ts'
import type { Role, User } from '../../api/schema.ts'
import { isActive, ownerRank, rankOf } from '../../operations/access.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { after } from '../../operations/requests.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import type { Directory } from '../directory/directory.ts'
import type { Query } from '../directory/types.ts'

/** An operation that is about to run, on the person as they will be at that moment. */
export interface PendingOperation {
  user: User
  request: OperationRequest
}

/** Returns the ids of the roles that are named “owner”. */
export function findOwnerRoles(roles: readonly Role[]): string[] {
  return roles.filter(({ id }) => rankOf(id, roles) === ownerRank).map(({ id }) => id)
}

/** Returns the ids of the active owners who are no longer active owners after these operations. */
export function findLostOwners(
  pending: readonly PendingOperation[],
  ownerRoleIds: readonly string[],
): Set<string> {
  const isOwner = (user: User) => isActiveOwner(user, ownerRoleIds)
  const lost = pending.filter(({ user, request }) => isOwner(user) && !isOwner(after(request, user)))
  return new Set(lost.map(({ user }) => user.id))
}

/** Finds active people, of all roles or of these. */
export function activeQuery(roleIds: string[]): Query {
  return { ...emptyQuery, status: ['ACTIVE'], role: roleIds }
}

interface Dependencies {
  roles: readonly Role[]
  directory: Pick<Directory, 'ids' | 'remove'>
  /** Reads a person and updates the directory. Throws ApiError. */
  read: (userId: string) => Promise<User>
}

/**
 * Reads again the active owners who remain after these operations, until one of them still is an active owner. The guards
 * that are computed next then count only owners who exist. Does nothing if no operation takes an owner's access. If no
 * such owner is found and one of them could not be read, throws that ApiError.
 */
export async function rereadOwners(
  pending: readonly PendingOperation[],
  { roles, directory, read }: Dependencies,
) {
  const ownerRoleIds = findOwnerRoles(roles)
  const lost = findLostOwners(pending, ownerRoleIds)
  if (lost.size === 0) return
  let failure: ApiError | null = null
  for (const id of await directory.ids(activeQuery(ownerRoleIds))) {
    if (lost.has(id)) continue
    try {
      if (isActiveOwner(await read(id), ownerRoleIds)) return
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
      if (error.kind === 'notFound') directory.remove(id)
      else failure ??= error
    }
  }
  if (failure !== null) throw failure
}

function isActiveOwner(user: User, ownerRoleIds: readonly string[]): boolean {
  return isActive(user) && ownerRoleIds.some((id) => id === user.roleId)
}
