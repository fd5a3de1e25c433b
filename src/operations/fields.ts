import type { Role, User } from '../api/schema.ts'
import type { Field } from './operation.ts'
import { reveal, roleName, statusWords } from './person.ts'

/** What is compared and shown of a person: the fields that operations change. */
type FieldValues = Pick<User, 'firstName' | 'lastName' | 'title' | 'roleId' | 'status'>

/** Labels of the fields that operations change. */
export const fieldLabels: Record<Field, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  role: 'Role',
  status: 'Status',
}

/** All fields that operations change, in the order of the screen. */
export const fields = Object.keys(fieldLabels) as readonly Field[]

/** Returns which of the candidates differ. An empty text and a missing one are equal. */
export function differingFields(
  candidates: readonly Field[],
  before: FieldValues,
  after: FieldValues,
): Field[] {
  return candidates.filter((field) => valueOf(field, before) !== valueOf(field, after))
}

/** Returns the fields that changed between two readings. A role or status missing in one is unknown, not changed. */
export function changedBetween(based: FieldValues, now: FieldValues): Field[] {
  const isUnknown = (field: Field) =>
    (field === 'role' || field === 'status') && [based, now].some((user) => valueOf(field, user) === '')
  return differingFields(fields, based, now).filter((field) => !isUnknown(field))
}

/** Formats fields with their labels: "Title: CTO, Role: admin". */
export function fieldWords(shown: readonly Field[], user: FieldValues, roles: readonly Role[]): string {
  return shown.map((field) => `${fieldLabels[field]}: ${valueWords(field, user, roles)}`).join(', ')
}

/**
 * Returns the sentence about changes by others that an operation left in place, to follow a success message.
 * It starts with a space; empty where there are none.
 */
export function keptWords(kept: readonly Field[]): string {
  const names = kept.map((field) => fieldLabels[field].toLowerCase())
  return names.length > 0 ? ` Changes by others were kept: ${names.join(', ')}.` : ''
}

/** Formats the value of a field; a dash where there is none. */
export function valueWords(field: Field, user: FieldValues, roles: readonly Role[]): string {
  if (field === 'role') return roleName(user.roleId, roles)
  if (field === 'status') return statusWords(user.status)
  return reveal(user[field] ?? '') || '–'
}

function valueOf(field: Field, user: FieldValues): string {
  return user[field === 'role' ? 'roleId' : field] ?? ''
}
