import type { Role, User } from '../api/schema.ts'
import type { Access } from './access.ts'

/** What a token may be allowed to do (contract: Transport). */
export type Permission = 'can_manage_users' | 'can_reset_2fa'

/** What each operation is given beside the person. */
export interface Inputs {
  updateProfile: Pick<User, 'firstName' | 'lastName' | 'title'>
  changeRole: { roleId: string }
  terminate: null
  reinstate: { roleId: string }
  resetMfa: null
}

export type OperationName = keyof Inputs

/** One thing to do, without saying to whom. */
export type Change<Name extends OperationName = OperationName> = {
  [N in Name]: { operation: N; input: Inputs[N] }
}[Name]

/** One thing to do to one person, as it crosses the port to the desk. */
export type OperationRequest<Name extends OperationName = OperationName> = {
  [N in Name]: { operation: N; userId: string; input: Inputs[N] }
}[Name]

/** What operations change of a person. */
export type Field = 'firstName' | 'lastName' | 'title' | 'role' | 'status'

/** One of the things that can be done to a person: its words and its rules, read by pages and desk alike. */
export interface Operation<Name extends OperationName> {
  /** On buttons and menu items. */
  verb: string
  /** Of a plan that does it to many, given how many: "Terminate 12 people". */
  heading: (people: string) => string
  permission: Permission
  /** What the person who confirms should know, given the display name. */
  consequence: (who: string) => string
  /** What was done, given the display name and, for roles, what the role is called. */
  done: (who: string, role: string) => string
  /** Why it can't be done to this person now; null where it can. */
  unavailable: (user: User) => string | null
  /** Whether the person reads as if it had been done; null where reading can't tell. */
  holds: (user: User, input: Inputs[Name]) => boolean | null
  /** What it depends on or writes over: where someone else has changed that meanwhile, it is another thing to do. */
  touches: readonly Field[]
  /** What of that it writes. */
  writes: readonly Field[]
  /** What the person will be. */
  after: (user: User, input: Inputs[Name]) => User
  /** What takes it back, given the person as before; null where nothing does. */
  inverse: (before: User, input: Inputs[Name]) => OperationRequest | null
  /** Why nothing takes it back, whoever the person is; null where something does. To be said before it is done. */
  irreversible: string | null
  /** What the person can do afterwards, beside what they could before. `roles` are those that have a name. */
  access: (before: User, input: Inputs[Name], roles: readonly Role[]) => Access
}
