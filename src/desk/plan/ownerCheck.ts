import type { Role, User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { type Confirmed, type Guard, guardsOf } from '../operate/guards.ts'
import { findLostOwners, findOwnerRoles, type PendingOperation, rereadOwners } from '../operate/owners.ts'
import { noOwnerForPerson } from '../operate/words.ts'
import type { Rules } from './rows.ts'

interface Dependencies {
  rules: () => Rules
  directory: Directory
  confirmed: Confirmed
  /** Reads a person and updates the directory. Throws ApiError. */
  read: (userId: string) => Promise<User>
}

/** Whether an operation takes the access of an active owner. */
export function takesOwner(pending: PendingOperation, roles: readonly Role[]): boolean {
  return findLostOwners([pending], findOwnerRoles(roles)).size > 0
}

/**
 * Creates a function that reads the other owners again, and returns the guard that prevents an operation, or null. Call
 * it right before the operation: someone else may have removed the other owners since the plan started.
 */
export function createOwnerCheck({ rules, directory, confirmed, read }: Dependencies) {
  return async (pending: PendingOperation): Promise<Guard | null> => {
    const { roles } = rules()
    await rereadOwners([pending], { roles, directory, read })
    const guards = await guardsOf([pending], confirmed, { roles: () => roles, me: () => null, directory })
    const guard = guards.find(({ name, confirmed: isConfirmed }) => name === 'owner' && !isConfirmed)
    if (!guard) return null
    return guard.known ? { ...guard, message: noOwnerForPerson } : guard
  }
}
