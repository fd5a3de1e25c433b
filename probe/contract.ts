import { kindOf } from './kind.ts'

// The contract as far as it specifies fields. What it leaves open is found out in people.ts.

/** A field of a user: its type, whether it is required, whether it may be null. */
export interface Field {
  type: 'uuid' | 'string' | 'date-time' | 'object'
  required: boolean
  nullable: boolean
}

const required = (type: Field['type']): Field => ({ type, required: true, nullable: false })
const optional = (type: Field['type']): Field => ({ type, required: false, nullable: true })

/** `UserResponse` and `UserProfileResponse`. The place and name of status and last activity are open. */
export const userFields: Record<string, Field> = {
  id: required('uuid'),
  email: required('string'),
  roleId: required('uuid'),
  createdDateTime: required('date-time'),
  idpId: optional('uuid'),
  profile: required('object'),
  'profile.firstName': optional('string'),
  'profile.lastName': optional('string'),
  'profile.title': optional('string'),
}

/** Possible places of status and last activity. */
export const openFields: Record<string, Field> = {
  status: optional('string'),
  'profile.status': optional('string'),
  lastActivityDateTime: optional('date-time'),
  'profile.lastActivityDateTime': optional('date-time'),
}

/** Returns the kind of a field's value, in the contract's words if the contract allows it. */
export function foundKind(value: unknown, field?: Field): string {
  if (field?.type === 'string' && typeof value === 'string') return 'string'
  return kindOf(value)
}

/** Whether the contract allows a value of this kind, or no value, in the field. */
export function allows({ type, required: needed, nullable }: Field, kind: string): boolean {
  return kind === type || (kind === 'null' && nullable) || (kind === 'absent' && !needed)
}
