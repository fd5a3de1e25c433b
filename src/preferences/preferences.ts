import type { SortColumn } from '../desk/directory/types.ts'
import type { LockSettings } from '../desk/session/locking.ts'

/** What the browser remembers of how the admin likes it. There is nothing about people in it. */
export interface Preferences extends LockSettings {
  /** The table's columns in their order. The name, by which a person is opened, is always there. */
  columns: SortColumn[]
  /** How close the table's rows stand. */
  density: 'comfortable' | 'compact'
}

export const allColumns: readonly SortColumn[] = ['name', 'title', 'role', 'status', 'created', 'activity']
/** What it is where nothing was chosen. */
export const usual: Preferences = {
  columns: [...allColumns],
  density: 'comfortable',
  minutes: 10,
  runs: 'goOn',
}

const key = 'roster-preferences'
const listeners = new Set<() => void>()
let current = read()

/** The preferences now. */
export function preferences(): Preferences {
  return current
}

/** For useSyncExternalStore: hears of changes here and in other tabs. */
export function subscribePreferences(listener: () => void): () => void {
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

/** Changes some of them. */
export function prefer(changes: Partial<Preferences>) {
  current = { ...current, ...changes }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // The browser stores nothing (or no more): they last as long as the page.
  }
  for (const listener of listeners) listener()
}

/** Whether a session may be locked after so many minutes. Never is not offered. */
export function isLockTime(minutes: unknown): minutes is number {
  return Number.isInteger(minutes) && Number(minutes) >= 1 && Number(minutes) <= 60
}

/** What was remembered, as far as it can be used. */
function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { columns, density, minutes, runs } = Object(kept)
    const known = Array.isArray(columns) ? allColumns.filter((name) => columns.includes(name)) : []
    return {
      columns: known.includes('name')
        ? known.toSorted((a, b) => columns.indexOf(a) - columns.indexOf(b))
        : usual.columns,
      density: density === 'compact' ? 'compact' : 'comfortable',
      minutes: isLockTime(minutes) ? minutes : usual.minutes,
      runs: runs === 'pause' ? 'pause' : 'goOn',
    }
  } catch {
    return usual
  }
}
