// JSON of the contract, named as there. Type aliases rather than interfaces, since only those are assignable to Row.

export type UserResponse = {
  id: string
  idpId?: string | null
  email: string
  roleId: string
  profile: UserProfileResponse
  createdDateTime: string
}

type UserProfileResponse = {
  firstName?: string | null
  lastName?: string | null
  title?: string | null
  status?: string | null
  lastActivityDateTime?: string | null
}

/** The contract leaves open whether role, names and inviter come back. */
export type EnrollmentResponse = {
  enrollmentId: string
  email: string
  status: string
  lastInvitationSentAt?: string | null
  roleId?: string
  firstName?: string | null
  lastName?: string | null
  title?: string | null
  invitedBy?: string
}

export type OrganizationRoleResponse = {
  id: string
  name: string
  organizationId: string
}

export type ErrorResponse = {
  fingerprint: string
  errors: ErrorMessage[]
}

export type ErrorMessage = { code: string; message: string }

/** A JSON object. Servers may send users that are no UserResponse. */
export type Row = Record<string, unknown>

/** Permissions of a token. */
export type Permission = 'can_manage_users' | 'can_reset_2fa'
