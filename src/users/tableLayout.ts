import type { SortColumn } from '../desk/directory/types.ts'

/** How the table looks: which columns in which order, and how close the rows stand. */
export interface TableLayout {
  /** The name, by which a person is opened, is always there. */
  columns: SortColumn[]
  density: 'comfortable' | 'compact'
}

export const allColumns: readonly SortColumn[] = ['name', 'title', 'role', 'status', 'created', 'activity']
const first: TableLayout = { columns: [...allColumns], density: 'comfortable' }

/** Remembered in the browser; there is nothing about people in it. */
const key = 'roster-table'
const listeners = new Set<() => void>()
let current = read()

/** The layout now. */
export function tableLayout(): TableLayout {
  return current
}

/** For useSyncExternalStore: hears of changes here and in other tabs. */
export function subscribeLayout(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== key) return
    current = read()
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', elsewhere)
  }
}

/** Changes it; null goes back to how it was at first. */
export function setLayout(layout: TableLayout | null) {
  current = layout ?? first
  try {
    if (layout) localStorage.setItem(key, JSON.stringify(layout))
    else localStorage.removeItem(key)
  } catch {
    // The browser stores nothing (or no more): the layout lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** What was remembered, as far as it can be used. */
function read(): TableLayout {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { columns, density } = Object(kept)
    const known = Array.isArray(columns) ? allColumns.filter((name) => columns.includes(name)) : []
    return {
      columns: known.includes('name')
        ? known.toSorted((a, b) => columns.indexOf(a) - columns.indexOf(b))
        : first.columns,
      density: density === 'compact' ? 'compact' : 'comfortable',
    }
  } catch {
    return first
  }
}
