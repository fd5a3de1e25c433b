import type { InvitationColumn, InvitationsQuery } from '../desk/invitations/types.ts'

/** What the list shows, as the address has it. */
export interface ListState extends InvitationsQuery {
  /** From 1. */
  page: number
}

/** Number of invitations on a page. */
export const pageSize = 50

export const columnNames: readonly InvitationColumn[] = ['email', 'name', 'role', 'status', 'sent']

export const defaultListState: ListState = {
  text: '',
  status: 'open',
  olderDays: null,
  sort: { column: 'sent', descending: true },
  page: 1,
}

/** Reads the list state from a query string. Invalid parameters are dropped and listed in `ignored`. */
export function readListState(search: string): { listState: ListState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | null): T => {
    const text = params.get(name)
    const value = text === null ? fallback : parse(text)
    if (text !== null && value === null) ignored.push(`${name}=${text}`)
    return value ?? fallback
  }
  const listState = {
    text: params.get('q') ?? '',
    status: read('status', defaultListState.status, parseStatus),
    olderDays: read('older', defaultListState.olderDays, parseDays),
    sort: read('sort', defaultListState.sort, parseSort),
    page: read('page', 1, (text) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null)),
  }
  return { listState, ignored }
}

/** Writes the list state as a query string with its `?`; empty for the default. */
export function writeListState({ text, status, olderDays, sort, page }: ListState): string {
  const params = new URLSearchParams()
  if (text !== '') params.set('q', text)
  if (status !== defaultListState.status)
    params.set('status', status === '' ? 'unknown' : status.toLowerCase())
  if (olderDays !== null) params.set('older', String(olderDays))
  const { column, descending } = defaultListState.sort
  if (sort.column !== column || sort.descending !== descending)
    params.set('sort', (sort.descending ? '-' : '') + sort.column)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}

/** Reads a status: one of the two groups, or any status of the API, of which others may come. */
function parseStatus(text: string): string | null {
  const status = text.toLowerCase()
  if (status === 'open' || status === 'all') return status
  if (status === 'unknown') return ''
  return /^[\p{L}\p{N}_-]{1,40}$/u.test(text) ? text.toUpperCase() : null
}

function parseDays(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

function parseSort(text: string): ListState['sort'] | null {
  const descending = text.startsWith('-')
  const column = columnNames.find((name) => name === text.slice(descending ? 1 : 0))
  return column === undefined ? null : { column, descending }
}
