import type { SortColumn } from '../desk/directory/types.ts'
import type { LockSettings } from '../desk/session/locking.ts'
import { appName } from '../text/appName.ts'
import { createStorageListeners } from './storageListeners.ts'

/** Preferences saved in this browser. They contain nothing about people. */
export interface Preferences extends LockSettings {
  /** The visible columns in their order. The name is always visible: it links to the person. */
  columns: SortColumn[]
  /** Widths of columns that were changed, in percent of the window's width. */
  widths: Partial<Record<SortColumn, number>>
  /** Row density of the table. */
  density: 'comfortable' | 'compact'
  /** Whether shortcuts of a single character work. */
  singleKeys: boolean
}

/** Limits of a column's width, in percent of the window's width. */
export const minColumnWidth = 4
export const maxColumnWidth = 45

/** All columns of the table, in their default order. */
export const allColumns: readonly SortColumn[] = ['name', 'title', 'role', 'status', 'created', 'activity']

/** The preferences before anything is chosen. */
export const defaultPreferences: Preferences = {
  columns: [...allColumns],
  widths: {},
  density: 'comfortable',
  minutes: 10,
  runs: 'goOn',
  singleKeys: true,
}

const storageKey = `${appName}-preferences`
const listeners = createStorageListeners(storageKey, () => {
  current = load()
})
let current = load()

/** Returns the current preferences. */
export function preferences(): Preferences {
  return current
}

/** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
export const subscribePreferences = listeners.subscribe

/** Changes some of the preferences and saves them. */
export function prefer(changes: Partial<Preferences>) {
  current = { ...current, ...changes }
  try {
    localStorage.setItem(storageKey, JSON.stringify(current))
  } catch {
    // Storage is blocked or full: the preferences last until the page is closed.
  }
  listeners.notify()
}

/** Whether a number of minutes is a valid time before locking: 1 to 60. Locking cannot be turned off. */
export function isLockTime(minutes: unknown): minutes is number {
  return Number.isInteger(minutes) && Number(minutes) >= 1 && Number(minutes) <= 60
}

/** Loads the saved preferences, with the default for everything that is missing or invalid. */
function load(): Preferences {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    const { columns, widths, density, minutes, runs, singleKeys } = Object(saved)
    const valid = Array.isArray(columns) ? allColumns.filter((name) => columns.includes(name)) : []
    return {
      columns: valid.includes('name')
        ? valid.toSorted((a, b) => columns.indexOf(a) - columns.indexOf(b))
        : defaultPreferences.columns,
      widths: Object.fromEntries(
        allColumns
          .map((name) => [name, Number(Object(widths)[name])] as const)
          .filter(([, width]) => width >= minColumnWidth && width <= maxColumnWidth),
      ),
      density: density === 'compact' ? 'compact' : 'comfortable',
      minutes: isLockTime(minutes) ? minutes : defaultPreferences.minutes,
      runs: runs === 'pause' ? 'pause' : 'goOn',
      singleKeys: singleKeys !== false,
    }
  } catch {
    return defaultPreferences
  }
}
