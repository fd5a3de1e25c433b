import type { User } from '../api/schema.ts'

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

/** One thing to do to one person, as it crosses the port to the desk. */
export type OperationRequest<Name extends OperationName = OperationName> = {
  [N in Name]: { operation: N; userId: string; input: Inputs[N] }
}[Name]

/** One of the things that can be done to a person: its words and its rules, read by pages and desk alike. */
export interface Operation<Name extends OperationName> {
  /** On buttons and menu items. */
  verb: string
  permission: Permission
  /** What the person who confirms should know, given the display name. */
  consequence: (who: string) => string
  /** What was done, given the display name and, for roles, what the role is called. */
  done: (who: string, role: string) => string
  /** Why it can't be done to this person now; null where it can. */
  unavailable: (user: User) => string | null
  /** Whether the person reads as if it had been done; null where reading can't tell. */
  holds: (user: User, input: Inputs[Name]) => boolean | null
}
