import type { Query, SortColumn } from '../desk/directory/types.ts'
import type { PageRequest } from '../desk/users/pages.ts'
import { isUuid } from '../operations/person.ts'

/** The sizes that a page of the table can have; the first is the default. */
export const pageSizes = [20, 50, 100, 250] as const

/** From a day to a day, both included, as `2024-12-31`; null is open. */
export interface Days {
  from: string | null
  to: string | null
}

/** Where one is in the list, as the address has it: what is asked, and which page of the answer. */
export interface ListState extends PageRequest, Omit<Query, 'created' | 'activity'> {
  created: Days
  activity: Days
  /** Last activity at least so many days ago. */
  inactive: number | null
  /** Never active. */
  never: boolean
}

const anyDay: Days = { from: null, to: null }

/** The list as it is without an address. */
export const start: ListState = {
  page: 1,
  size: pageSizes[0],
  text: '',
  status: [],
  role: [],
  created: anyDay,
  activity: anyDay,
  inactive: null,
  never: false,
  incomplete: false,
  sort: null,
}

/** How the unknown status or role stands in the address and in forms; the directory has '' for it. */
export const unknown = 'unknown'
const sortable = new Set<string>(['name', 'title', 'role', 'status', 'created', 'activity'])
/** A longer text, such as a list of people, stands in the fragment: a server may refuse long addresses. */
const longest = 500

/** Reads a place from the address (search and fragment). What is wrong there is left at its default and named in `ignored`. */
export function readListState(address: string): { listState: ListState; ignored: string[] } {
  const { searchParams: params, hash } = new URL(address, 'http://roster')
  const ignored: string[] = []
  /** What the parameters of this name mean; undefined for one that means nothing. */
  const all = <T>(name: string, read: (text: string) => T | undefined): T[] =>
    params.getAll(name).flatMap((text) => {
      const value = read(text)
      if (value === undefined) ignored.push(`${name}=${text}`)
      return value === undefined ? [] : [value]
    })
  const one = <T>(name: string, read: (text: string) => T | undefined): T | undefined => all(name, read)[0]
  const listState: ListState = {
    page: one('page', (text) => count(text)) ?? start.page,
    size: one('size', (text) => pageSizes.find((known) => String(known) === text)) ?? start.size,
    text: new URLSearchParams(hash.slice(1)).get('q') ?? params.get('q') ?? '',
    status: all('status', (text) => (text === unknown ? '' : text || undefined)),
    role: all('role', (text) => (text === unknown ? '' : isUuid(text) ? text.toLowerCase() : undefined)),
    created: one('created', days) ?? anyDay,
    activity: one('activity', days) ?? anyDay,
    inactive: one('inactive', (text) => count(text)) ?? null,
    never: one('never', flag) ?? false,
    incomplete: one('incomplete', flag) ?? false,
    sort: one('sort', order) ?? null,
  }
  return { listState, ignored }
}

/** A place as it stands in the address, from `?` on; empty where everything is at its default. */
export function writeListState(listState: ListState): string {
  const params = new URLSearchParams()
  const { text, status, role, created, activity, sort } = listState
  const isLong = text.length > longest
  if (listState.page !== start.page) params.set('page', String(listState.page))
  if (listState.size !== start.size) params.set('size', String(listState.size))
  if (text !== '' && !isLong) params.set('q', text)
  for (const value of status) params.append('status', value || unknown)
  for (const value of role) params.append('role', value || unknown)
  for (const [name, { from, to }] of Object.entries({ created, activity })) {
    if (from !== null || to !== null) params.set(name, `${from ?? ''}..${to ?? ''}`)
  }
  if (listState.inactive !== null) params.set('inactive', String(listState.inactive))
  if (listState.never) params.set('never', 'true')
  if (listState.incomplete) params.set('incomplete', 'true')
  if (sort) params.set('sort', (sort.descending ? '-' : '') + sort.column)
  const search = params.size === 0 ? '' : `?${params.toString()}`
  return isLong ? `${search}#${new URLSearchParams({ q: text }).toString()}` : search
}

/** The place with another size in which what is now the first row is still shown. */
export function resized(listState: ListState, size: number): ListState {
  return { ...listState, page: Math.floor(((listState.page - 1) * listState.size) / size) + 1, size }
}

/** The place with everyone in it again, in the same order. */
export function cleared({ size, sort }: ListState): ListState {
  return { ...start, size, sort }
}

/** Whether it leaves anyone out. */
export function isFiltered(listState: ListState): boolean {
  return writeListState({ ...listState, page: start.page, size: start.size, sort: null }) !== ''
}

/** Whether the API's own list is the answer. */
export function isPlain(listState: ListState): boolean {
  return listState.sort === null && !isFiltered(listState)
}

/** What is to be asked for a place. Days are those of the person's own zone. */
export function queryOf(listState: ListState): Query {
  const { text, status, role, incomplete, sort, inactive, never } = listState
  return {
    text,
    status,
    role,
    created: rangeOf(listState.created),
    activity: { ...rangeOf(listState.activity), olderThanDays: inactive, never },
    incomplete,
    sort,
  }
}

function rangeOf({ from, to }: Days): { from: number | null; to: number | null } {
  const midnight = (day: string, later: number) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    // Given to the constructor, a year below 100 would be one of the last century.
    return new Date(2000, 0).setFullYear(year, month - 1, date + later)
  }
  return { from: from === null ? null : midnight(from, 0), to: to === null ? null : midnight(to, 1) }
}

function count(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

function flag(text: string): true | undefined {
  return text === 'true' || undefined
}

function days(text: string): Days | undefined {
  const [from = '', to = '', more] = text.split('..')
  if (more !== undefined || ![from, to].every((day) => day === '' || isDay(day))) return undefined
  return from === '' && to === '' ? undefined : { from: from || null, to: to || null }
}

/** Of the calendar: a date of 31 February would be read as one in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function order(text: string): ListState['sort'] | undefined {
  const column = text.replace(/^-/, '')
  if (!sortable.has(column)) return undefined
  return { column: column as SortColumn, descending: text.startsWith('-') }
}
