import type { User } from '../api/schema.ts'
import { changeRole } from './changeRole.ts'
import type { Operation, OperationName, Permission } from './operation.ts'
import { reinstate } from './reinstate.ts'
import { resetMfa } from './resetMfa.ts'
import { terminate } from './terminate.ts'
import { updateProfile } from './updateProfile.ts'

/** Everything that can be done to a person, in the order of buttons and menus. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  updateProfile,
  changeRole,
  terminate,
  reinstate,
  resetMfa,
}

/** The operations' names, in the same order. */
export const operationNames = Object.keys(operations) as OperationName[]

/** Why an operation can't be done to this person with this token; null where it can. */
export function whyNot(name: OperationName, user: User, lacks: readonly Permission[]): string | null {
  const { permission, unavailable } = operations[name]
  return lacks.includes(permission)
    ? `The organization token lacks the permission ${permission}. Sign in with one that has it.`
    : unavailable(user)
}
