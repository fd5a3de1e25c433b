import type { CallName } from '../api/http.ts'
import { operations } from '../operations/operations.ts'
import type { OperationName, Permission } from '../operations/operation.ts'

/** How the access page describes an API call. */
export interface CallDescription {
  label: string
  /** Method and path as in the API contract. */
  request: string
  permission: Permission
}

const usersPath = '/organizations/users'
const enrollmentsPath = '/organizations/enrollments'
const operationCall = (name: OperationName, request: string): CallDescription => ({
  label: operations[name].verb,
  request,
  permission: operations[name].permission,
})

/** Every API call that Roster makes, in the order of the contract. */
export const calls: Record<CallName, CallDescription> = {
  getUsers: { label: 'List users', request: `GET ${usersPath}`, permission: 'can_manage_users' },
  getUser: { label: 'Read a user', request: `GET ${usersPath}/{userId}`, permission: 'can_manage_users' },
  updateProfile: operationCall('updateProfile', `PUT ${usersPath}/{userId}/profile`),
  changeRole: operationCall('changeRole', `PUT ${usersPath}/{userId}/role`),
  terminate: operationCall('terminate', `POST ${usersPath}/{userId}/terminate`),
  reinstate: operationCall('reinstate', `POST ${usersPath}/{userId}/reinstate`),
  resetMfa: operationCall('resetMfa', `POST ${usersPath}/{userId}/reset-mfa`),
  getRoles: { label: 'List roles', request: 'GET /organizations/roles', permission: 'can_manage_users' },
  getEnrollments: {
    label: 'List invitations',
    request: `GET ${enrollmentsPath}`,
    permission: 'can_manage_users',
  },
  createEnrollment: { label: 'Invite', request: `POST ${enrollmentsPath}`, permission: 'can_manage_users' },
  resendEnrollment: {
    label: 'Resend an invitation',
    request: `POST ${enrollmentsPath}/{enrollmentId}/resend`,
    permission: 'can_manage_users',
  },
  cancelEnrollment: {
    label: 'Cancel an invitation',
    request: `POST ${enrollmentsPath}/{enrollmentId}/cancel`,
    permission: 'can_manage_users',
  },
}

export const callNames = Object.keys(calls) as CallName[]
