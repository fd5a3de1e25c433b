import type { SortColumn } from '../desk/directory/types.ts'
import { allColumns, type Preferences } from '../preferences/preferences.ts'
import { defaultListState, type ListState, readListState, writeListState } from './listState.ts'

/** A named list: filters and order, and how the table looks. Never the search text, which may name people. */
export interface View {
  name: string
  /** The list state as query string, without search text, page and page size. */
  list: string
  /** Null for a built-in view, which leaves the columns as they are. */
  look: Pick<Preferences, 'columns' | 'density'> | null
}

/** Maximum characters of the name of a view. */
export const maxNameLength = 60
/** Maximum number of saved views. */
export const maxViews = 50

/** Returns what a view keeps of a list state, as query string. */
export function viewList(listState: ListState): string {
  const { page, size, text } = defaultListState
  return writeListState({ ...listState, page, size, text })
}

/** Returns the built-in views. `leaderRoles` are the ids of the roles owner and admin. */
export function builtInViews(leaderRoles: readonly string[]): View[] {
  const view = (name: string, filters: Partial<ListState>): View => ({
    name,
    list: viewList({ ...defaultListState, status: ['-TERMINATED'], ...filters }),
    look: null,
  })
  return [
    view('Owners and admins', { role: [...leaderRoles] }),
    view('Never active', { never: true }),
    view('Inactive for 90 days', { inactive: 90 }),
    view('Joined in the last 30 days', { joinedDays: 30 }),
    view('Incomplete profiles', { incomplete: true }),
    view('Terminated', { status: ['TERMINATED'] }),
  ]
}

/** Returns all views: the built-in ones with the ids of the roles owner and admin, and the saved ones from JSON. */
export function allViews(roles: readonly { id: string; name: string }[], json: string | null) {
  const leaders = roles.filter(({ name }) => /^(owner|admin)$/i.test(name.trim()))
  return {
    builtIn: builtInViews(leaders.map(({ id }) => id)),
    hasLeaderRoles: leaders.length > 0,
    saved: parseViews(json)?.views ?? [],
  }
}

/** Names that a saved view can't have. */
export const builtInNames: readonly string[] = builtInViews([]).map(({ name }) => name)

/** Reads views from JSON of the storage or of a file. Leaves out those that are not valid, and counts them. */
export function parseViews(json: string | null): { views: View[]; invalid: number } | null {
  let data: unknown
  try {
    data = JSON.parse(json ?? '{"views":[]}')
  } catch {
    return null
  }
  const { views: given } = Object(data) as { views?: unknown }
  if (!Array.isArray(given)) return null
  const views = new Map<string, View>()
  for (const each of given.slice(0, maxViews)) {
    const view = parseView(each)
    if (view) views.set(view.name, view)
  }
  return { views: [...views.values()], invalid: given.length - views.size }
}

/** Writes views as `parseViews` reads them. */
export function writeViews(views: readonly View[]): string {
  return `${JSON.stringify({ roster: 'views', version: 1, views }, null, 2)}\n`
}

function parseView(given: unknown): View | null {
  const { name, list, look } = Object(given) as Record<string, unknown>
  if (typeof name !== 'string' || typeof list !== 'string') return null
  const trimmed = name.trim()
  const isNameValid = trimmed !== '' && trimmed.length <= maxNameLength && !builtInNames.includes(trimmed)
  const { listState, ignored } = readListState(list)
  if (!isNameValid || ignored.length > 0 || list.length > 4000) return null
  return { name: trimmed, list: viewList(listState), look: parseLook(look) }
}

function parseLook(given: unknown): View['look'] {
  const { columns, density } = Object(given) as Record<string, unknown>
  if (!Array.isArray(columns)) return null
  const valid = columns.filter(
    (name, at): name is SortColumn => allColumns.includes(name as SortColumn) && columns.indexOf(name) === at,
  )
  if (!valid.includes('name')) return null
  return { columns: valid, density: density === 'compact' ? 'compact' : 'comfortable' }
}

/** Whether a list, and its look, are as the view says. */
export function isAsSaved(view: View, listState: ListState, { columns, density }: Preferences): boolean {
  const { list, look } = view
  return (
    list === viewList(listState) &&
    (look === null || (look.density === density && look.columns.join() === columns.join()))
  )
}
