import type { Query, SortColumn } from '../desk/directory/types.ts'
import { isUuid, statusKey } from '../operations/person.ts'

// How the address writes single values of the list state. Each function that reads one returns undefined if it is not valid.

/** Stands for the unknown status, role or domain in the address and in forms; queries use '' instead. */
export const unknownValue = 'unknown'
const sortColumns: readonly SortColumn[] = ['name', 'title', 'role', 'status', 'created', 'activity']

/** Reads a number from 1, such as a page or a number of days. */
export function parseCount(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** Reads a flag, which is never written as false. */
export function parseFlag(text: string): true | undefined {
  return text === 'true' || undefined
}

/** Reads a status; '' is an unknown one. */
export function parseStatus(text: string): string | undefined {
  return text.trim() === '' ? undefined : statusKey(text)
}

/** Reads the id of a role; '' is an unknown one. */
export function parseRole(text: string): string | undefined {
  if (text === unknownValue) return ''
  return isUuid(text) ? text.toLowerCase() : undefined
}

/** Reads a domain; '' is an unknown one. */
export function parseDomain(text: string): string | undefined {
  const domain = text.trim().toLowerCase()
  return domain === unknownValue ? '' : domain || undefined
}

/** Makes a function that also reads a value with `-` in front, which stands for all others. */
export function orNot(parse: (text: string) => string | undefined) {
  return (text: string): string | undefined => {
    if (!text.startsWith('-')) return parse(text)
    const value = parse(text.slice(1))
    return value === undefined ? undefined : `-${value}`
  }
}

/** Writes an order: `name`, or `-name` where it is descending. */
export function formatSort({ column, descending }: NonNullable<Query['sort']>): string {
  return (descending ? '-' : '') + column
}

/** Reads an order as `formatSort` writes it. */
export function parseSort(text: string): Query['sort'] | undefined {
  const column = sortColumns.find((name) => name === text.replace(/^-/, ''))
  return column && { column, descending: text.startsWith('-') }
}
