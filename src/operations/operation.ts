import type { Role, User } from '../api/schema.ts'
import type { AccessChange } from './access.ts'

/** A permission of the organization token (contract: Transport). */
export type Permission = 'can_manage_users' | 'can_reset_2fa'

/** Input of each operation, besides the person. */
export interface Inputs {
  updateProfile: Pick<User, 'firstName' | 'lastName' | 'title'>
  changeRole: { roleId: string }
  terminate: null
  reinstate: { roleId: string }
  resetMfa: null
}

/** Name of an operation in the code. */
export type OperationName = keyof Inputs

/** An operation with its input, without the person. */
export type Change<Name extends OperationName = OperationName> = {
  [N in Name]: { operation: N; input: Inputs[N] }
}[Name]

/** An operation on one person, as pages send it to the desk. */
export type OperationRequest<Name extends OperationName = OperationName> = {
  [N in Name]: { operation: N; userId: string; input: Inputs[N] }
}[Name]

/** A field of a person that operations change. */
export type Field = 'firstName' | 'lastName' | 'title' | 'role' | 'status'

/** An operation on a person: its texts and its rules, used by pages and desk. */
export interface Operation<Name extends OperationName> {
  /** Label of its buttons and menu items. */
  verb: string
  /** Heading of a plan, given the number of people in words: "Terminate 12 people". */
  heading: (people: string) => string
  /** The permission that the token needs. */
  permission: Permission
  /** What happens on confirmation, given the display name. */
  consequence: (name: string) => string
  /** Success message, given the display name and (for roles) the role’s name. */
  done: (name: string, role: string) => string
  /** Why the operation is unavailable for this person, as a sentence; null where it is available. */
  unavailable: (user: Pick<User, 'status'>) => string | null
  /** Whether the person already has what the operation would set; null where that cannot be read. */
  holds: (user: User, input: Inputs[Name]) => boolean | null
  /** Fields that the decision depends on, including those it writes. A change by someone else in these is a conflict. */
  dependsOn: readonly Field[]
  /** Fields that it writes. */
  writes: readonly Field[]
  /** Returns the person as the operation leaves them. */
  after: (user: User, input: Inputs[Name]) => User
  /** Returns the request that undoes it, given the person before; null where there is none. */
  inverse: (before: User, input: Inputs[Name]) => OperationRequest | null
  /** Why it can never be undone, as a sentence to show before it runs; null where it can. */
  irreversible: string | null
  /** How it changes what the person may do. `roles`: the roles that have a name. */
  access: (before: User, input: Inputs[Name], roles: readonly Role[]) => AccessChange
}
