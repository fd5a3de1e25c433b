import type { ExtraFilters, Query } from '../desk/directory/types.ts'
import type { PageRequest } from '../desk/users/pages.ts'
import { anyDay, type DayRange, formatDayRange, isLimited, parseDayRange } from './dayRange.ts'
import {
  formatSort,
  orNot,
  parseCount,
  parseDomain,
  parseFlag,
  parseRole,
  parseSort,
  parseStatus,
  unknownValue,
} from './listParameters.ts'
import { localZone, parseZone } from './zone.ts'

/** The available page sizes; the first is the default. */
export const pageSizes = [20, 50, 100, 250] as const

/** The state of the list, as kept in the address: search, filters, sort order and page. */
export interface ListState extends PageRequest, Omit<Query, 'created' | 'activity' | 'extra'>, ExtraFilters {
  created: DayRange
  activity: DayRange
  /** The time zone of these days, from a link; null for the browser's own. A link with days always names one. */
  zone: string | null
  /** Only people whose last activity is at least this many days ago; null for no such filter. */
  inactive: number | null
  /** Only people whose last activity is at most this many days ago; null for no such filter. */
  activeDays: number | null
  /** Only people without any activity. */
  never: boolean
}

/** The state of the list without any parameters in the address. */
export const defaultListState: ListState = {
  page: 1,
  size: pageSizes[0],
  text: '',
  status: [],
  role: [],
  created: anyDay,
  activity: anyDay,
  zone: null,
  inactive: null,
  activeDays: null,
  never: false,
  incomplete: false,
  domain: [],
  joinedDays: null,
  olderDays: null,
  missing: null,
  duplicate: false,
  unknownActivity: false,
  sort: null,
}

/**
 * Maximum length of a search text in the query string. A longer one goes into the fragment, since servers limit addresses.
 */
const maxQueryTextLength = 500

/**
 * Reads the list state from an address (query string and fragment). Invalid parameters keep their default. They and unknown
 * ones are listed in `ignored`.
 */
export function readListState(address: string): { listState: ListState; ignored: string[] } {
  const { searchParams: params, hash } = new URL(address, 'http://roster')
  const ignored: string[] = []
  const known = new Set(['q'])
  const all = <T>(name: string, parse: (text: string) => T | undefined): T[] => {
    known.add(name)
    const values = params.getAll(name).flatMap((text) => {
      const value = parse(text)
      if (value === undefined) ignored.push(`${name}=${text}`)
      return value === undefined ? [] : [value]
    })
    return [...new Set(values)]
  }
  const first = <T>(name: string, parse: (text: string) => T | undefined): T | undefined =>
    all(name, parse)[0]
  const listState: ListState = {
    page: first('page', parseCount) ?? defaultListState.page,
    size: first('size', (text) => pageSizes.find((size) => String(size) === text)) ?? defaultListState.size,
    text: new URLSearchParams(hash.slice(1)).get('q') ?? params.get('q') ?? '',
    status: all('status', orNot(parseStatus)),
    role: all('role', orNot(parseRole)),
    created: first('created', parseDayRange) ?? anyDay,
    activity: first('activity', parseDayRange) ?? anyDay,
    zone: first('zone', parseZone) ?? null,
    inactive: first('inactive', parseCount) ?? null,
    activeDays: first('active', parseCount) ?? null,
    never: first('never', parseFlag) ?? false,
    incomplete: first('incomplete', parseFlag) ?? false,
    domain: all('domain', orNot(parseDomain)),
    joinedDays: first('joined', parseCount) ?? null,
    olderDays: first('older', parseCount) ?? null,
    missing: first('missing', (text) => (text === 'name' || text === 'title' ? text : undefined)) ?? null,
    duplicate: first('duplicate', parseFlag) ?? false,
    unknownActivity: first('unknown', (text) => text === 'activity' || undefined) ?? false,
    sort: first('sort', parseSort) ?? null,
  }
  // A link from another version may filter by something that this one does not know.
  for (const [name, text] of params) if (!known.has(name)) ignored.push(`${name}=${text}`)
  return { listState, ignored }
}

/** Writes the list state as query string and fragment. Leaves out parameters at their default. */
export function writeListState(listState: ListState): string {
  const params = new URLSearchParams()
  const { text, created, activity, sort } = listState
  const isLong = text.length > maxQueryTextLength
  if (listState.page !== defaultListState.page) params.set('page', String(listState.page))
  if (listState.size !== defaultListState.size) params.set('size', String(listState.size))
  if (text !== '' && !isLong) params.set('q', text)
  for (const name of ['status', 'role', 'domain'] as const)
    for (const value of listState[name]) params.append(name, value.replace(/^-?$/, `$&${unknownValue}`))
  for (const [name, range] of Object.entries({ created, activity }))
    if (isLimited(range)) params.set(name, formatDayRange(range))
  if (isLimited(created) || isLimited(activity)) params.set('zone', listState.zone ?? localZone())
  // By their names in the address. Each is null or false by default.
  const others = {
    inactive: listState.inactive,
    active: listState.activeDays,
    never: listState.never,
    incomplete: listState.incomplete,
    joined: listState.joinedDays,
    older: listState.olderDays,
    missing: listState.missing,
    duplicate: listState.duplicate,
    unknown: listState.unknownActivity && 'activity',
    sort: sort && formatSort(sort),
  }
  for (const [name, value] of Object.entries(others)) if (value) params.set(name, String(value))
  const search = params.size === 0 ? '' : `?${params.toString()}`
  return isLong ? `${search}#${new URLSearchParams({ q: text }).toString()}` : search
}

/** Changes the page size and stays on the page that has the current first row. */
export function withPageSize(listState: ListState, size: number): ListState {
  return { ...listState, page: Math.floor(((listState.page - 1) * listState.size) / size) + 1, size }
}

/** Removes search and filters; keeps sort order and page size. */
export function withoutFilters({ size, sort }: ListState): ListState {
  return { ...defaultListState, size, sort }
}

/** Whether a search or filter is set. */
export function isFiltered(listState: ListState): boolean {
  const { page, size } = defaultListState
  return writeListState({ ...listState, page, size, sort: null }) !== ''
}

/** Whether neither search, filter nor sort order is set, so that the API's own list can be shown. */
export function isPlain(listState: ListState): boolean {
  return listState.sort === null && !isFiltered(listState)
}
