import type { CallName } from '../api/http.ts'
import { operations } from '../operations/operations.ts'
import type { OperationName, Permission } from '../operations/operation.ts'

/** A call of the API, as its page tells of it. */
export interface CallWords {
  says: string
  /** Method and path, as the contract has them. */
  request: string
  permission: Permission
}

const people = '/organizations/users'
const operation = (name: OperationName, request: string): CallWords => ({
  says: operations[name].verb,
  request,
  permission: operations[name].permission,
})

/** Every call that Roster makes, in the order of the contract. */
export const calls: Record<CallName, CallWords> = {
  getUsers: { says: 'List the users', request: `GET ${people}`, permission: 'can_manage_users' },
  getUser: { says: 'Read a person', request: `GET ${people}/{userId}`, permission: 'can_manage_users' },
  updateProfile: operation('updateProfile', `PUT ${people}/{userId}/profile`),
  changeRole: operation('changeRole', `PUT ${people}/{userId}/role`),
  terminate: operation('terminate', `POST ${people}/{userId}/terminate`),
  reinstate: operation('reinstate', `POST ${people}/{userId}/reinstate`),
  resetMfa: operation('resetMfa', `POST ${people}/{userId}/reset-mfa`),
  getRoles: { says: 'List the roles', request: 'GET /organizations/roles', permission: 'can_manage_users' },
}

export const callNames = Object.keys(calls) as CallName[]
