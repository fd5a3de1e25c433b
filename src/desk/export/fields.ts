import type { User } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import type { SortColumn } from '../directory/types.ts'

/** What roles are called, by id. */
export type RoleNames = ReadonlyMap<string, string>

/** A column of a file: what it is called and what it has of a person, in CSV and in JSON. */
export interface Field {
  header: string
  key: string
  /** As words; empty where there is nothing. */
  cell: (user: User, names: RoleNames) => string
  /** As the API has it. */
  value: (user: User, names: RoleNames) => unknown
}

const plain = (header: string, key: 'id' | 'email' | 'firstName' | 'lastName' | 'title'): Field => ({
  header,
  key,
  cell: (user) => user[key] ?? '',
  value: (user) => user[key],
})

const time = (header: string, key: 'createdDateTime' | 'lastActivityDateTime'): Field => ({
  header,
  key,
  cell: (user) => utc(user[key]) ?? '',
  value: (user) => utc(user[key]),
})

const id = plain('ID', 'id')

/** What the columns of the table are in a file. */
const shown: Record<SortColumn, Field[]> = {
  name: [plain('Email', 'email'), plain('First name', 'firstName'), plain('Last name', 'lastName')],
  title: [plain('Title', 'title')],
  role: [
    {
      header: 'Role',
      key: 'role',
      // The whole id of a role that is not listed: half of it is of no use outside of Roster.
      cell: ({ roleId }, names) => (roleId === null ? '' : (names.get(roleId) ?? roleId)),
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
  created: [time('Created', 'createdDateTime')],
  activity: [time('Last activity', 'lastActivityDateTime')],
}

/** The fields of a file, in their order. */
export function fieldsOf(columns: 'all' | readonly SortColumn[]): Field[] {
  return columns === 'all' ? [id, ...Object.values(shown).flat()] : columns.flatMap((column) => shown[column])
}

/** A point in time in ISO 8601 and UTC; null for what is none. */
export function utc(at: string | number | null): string | null {
  const date = new Date(at ?? NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
