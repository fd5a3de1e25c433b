import type { Role, User } from '../api/schema.ts'
import type { Field } from './operation.ts'
import { roleName, statusWords } from './person.ts'

/** What the fields that operations change are called. */
export const labels: Record<Field, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  role: 'Role',
  status: 'Status',
}

/** All of them, in the order of the screen. */
export const fields = Object.keys(labels) as readonly Field[]

/** Which of these fields differ; an empty text and a missing one are the same. */
export function differing(of: readonly Field[], before: User, after: User): Field[] {
  return of.filter((field) => valueOf(field, before) !== valueOf(field, after))
}

/** What was changed between two readings. A role or a status that one of them does not tell is unknown, not another. */
export function changedBetween(based: User, now: User): Field[] {
  const isUnknown = (field: Field) =>
    (field === 'role' || field === 'status') && [based, now].some((user) => valueOf(field, user) === '')
  return differing(fields, based, now).filter((field) => !isUnknown(field))
}

/** These fields in words: "Title: CTO, Role: admin". */
export function fieldWords(of: readonly Field[], user: User, roles: readonly Role[]): string {
  return of.map((field) => `${labels[field]}: ${valueWords(field, user, roles)}`).join(', ')
}

/** What is said beside what was done, of fields that others have changed and that were left as they are. */
export function keptWords(kept: readonly Field[]): string {
  const names = kept.map((field) => labels[field].toLowerCase())
  return names.length > 0 ? ` Changed by others since, and kept: ${names.join(', ')}.` : ''
}

/** The value of a field in words. */
export function valueWords(field: Field, user: User, roles: readonly Role[]): string {
  if (field === 'role') return roleName(user.roleId, roles)
  if (field === 'status') return statusWords(user.status)
  return user[field] || '–'
}

function valueOf(field: Field, user: User): string {
  return user[field === 'role' ? 'roleId' : field] ?? ''
}
