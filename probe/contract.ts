import { kindOf } from './kind.ts'

// The contract as far as it says something of the fields. What it leaves open is settled in people.ts.

/** A field of a user: what it holds, whether it must be there, whether it may be null. */
export interface Field {
  type: 'uuid' | 'string' | 'date-time' | 'object'
  required: boolean
  nullable: boolean
}

const required = (type: Field['type']): Field => ({ type, required: true, nullable: false })
const optional = (type: Field['type']): Field => ({ type, required: false, nullable: true })

/** `UserResponse` and `UserProfileResponse`; status and last activity are open, in place and name. */
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

/** Where status and last activity may stand. */
export const openFields: Record<string, Field> = {
  status: optional('string'),
  'profile.status': optional('string'),
  lastActivityDateTime: optional('date-time'),
  'profile.lastActivityDateTime': optional('date-time'),
}

/** The kind of a field's value, in the words of the contract where it is one that the contract allows. */
export function foundKind(value: unknown, field?: Field): string {
  if (field?.type === 'string' && typeof value === 'string') return 'string'
  return kindOf(value)
}

/** Whether the contract allows a value of this kind, or none, in the field. */
export function allows({ type, required: needed, nullable }: Field, kind: string): boolean {
  return kind === type || (kind === 'null' && nullable) || (kind === 'absent' && !needed)
}
