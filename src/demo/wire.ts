// The contract's own JSON, under its own names. Type aliases, so that they pass for a Row.

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

/** A user as some server might send it: whatever stands in the list, be it a UserResponse or not. */
export type Row = Record<string, unknown>

/** What a token may be allowed to do. */
export type Permission = 'can_manage_users' | 'can_reset_2fa'
