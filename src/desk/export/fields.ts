import type { User } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import type { RoleTexts } from '../../operations/roleText.ts'
import type { SortColumn } from '../directory/types.ts'

/** A column of an exported file. */
export interface Field {
  /** The header in CSV. */
  header: string
  /** The key in JSON. */
  key: string
  /** Returns the cell in CSV; '' for null. */
  cell: (user: User, roles: RoleTexts) => string
  /** Returns the value in JSON, as in the API. */
  value: (user: User, names: ReadonlyMap<string, string>) => unknown
}

const textField = (header: string, key: 'id' | 'email' | 'firstName' | 'lastName' | 'title'): Field => ({
  header,
  key,
  cell: (user) => user[key] ?? '',
  value: (user) => user[key],
})

const timeField = (header: string, key: 'createdDateTime' | 'lastActivityDateTime'): Field => ({
  header,
  key,
  cell: (user) => toUtc(user[key]) ?? '',
  value: (user) => toUtc(user[key]),
})

const id = textField('ID', 'id')

/** The fields of each column of the users table. */
const fieldsByColumn: Record<SortColumn, Field[]> = {
  name: [
    textField('Email', 'email'),
    textField('First name', 'firstName'),
    textField('Last name', 'lastName'),
  ],
  title: [textField('Title', 'title')],
  role: [
    {
      header: 'Role',
      key: 'role',
      // The full id of a role that the API does not list. The short one is of no use outside of Roster.
      cell: ({ roleId }, roles) => (roleId === null ? '' : (roles.get(roleId) ?? roleId)),
      value: ({ roleId }, names) =>
        roleId === null ? null : { id: roleId, name: names.get(roleId) ?? null },
    },
  ],
  status: [
    {
      header: 'Status',
      key: 'status',
      cell: ({ status }) => (status === null ? '' : statusWords(status)),
      value: ({ status }) => status,
    },
  ],
  created: [timeField('Created', 'createdDateTime')],
  activity: [timeField('Last activity', 'lastActivityDateTime')],
}

/** Returns the fields of a file, in order. */
export function fieldsOf(columns: 'all' | readonly SortColumn[]): Field[] {
  return columns === 'all'
    ? [id, ...Object.values(fieldsByColumn).flat()]
    : columns.flatMap((column) => fieldsByColumn[column])
}

/** Returns a time in ISO 8601, in UTC; null for an invalid one. */
export function toUtc(at: string | number | null): string | null {
  const date = new Date(at ?? NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
