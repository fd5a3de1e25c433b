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

/** Which of these fields differ; an empty text and a missing one are the same. */
export function differing(fields: readonly Field[], before: User, after: User): Field[] {
  return fields.filter((field) => valueOf(field, before) !== valueOf(field, after))
}

/** These fields in words: "Title: CTO, Role: admin". */
export function fieldWords(fields: readonly Field[], user: User, roles: readonly Role[]): string {
  return fields.map((field) => `${labels[field]}: ${words(field, user, roles)}`).join(', ')
}

function valueOf(field: Field, user: User): string {
  return user[field === 'role' ? 'roleId' : field] ?? ''
}

function words(field: Field, user: User, roles: readonly Role[]): string {
  if (field === 'role') return roleName(user.roleId, roles)
  if (field === 'status') return statusWords(user.status)
  return user[field] || '–'
}
