import type { User } from '../api/schema.ts'
import { changeRole } from './changeRole.ts'
import type { Operation, OperationName, Permission } from './operation.ts'
import { reinstate } from './reinstate.ts'
import { resetMfa } from './resetMfa.ts'
import { terminate } from './terminate.ts'
import { updateProfile } from './updateProfile.ts'

/** The five operations on a person, in the order of buttons and menus. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  updateProfile,
  changeRole,
  terminate,
  reinstate,
  resetMfa,
}

/** Names of the operations, in the same order. */
export const operationNames = Object.keys(operations) as OperationName[]

/**
 * Returns why an operation is unavailable for this person with this token; null where it is available.
 * `lacks`: permissions that the token is known to lack.
 */
export function unavailableReason(
  name: OperationName,
  user: User,
  lacks: readonly Permission[],
): string | null {
  const { permission, unavailable } = operations[name]
  return lacks.includes(permission) ? lacksReason(permission) : unavailable(user)
}

/** Says that the token lacks a permission. */
export function lacksReason(permission: Permission): string {
  return `The organization token lacks the permission ${permission}. Ask whoever manages the token.`
}
