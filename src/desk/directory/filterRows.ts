import { statusKey } from '../../operations/person.ts'
import type { ColumnStore } from './columnStore.ts'
import type { StringPool } from './stringPool.ts'
import type { DateRange, DirectoryCounts, DirectoryQuery } from './types.ts'

type Filters = Pick<DirectoryQuery, 'status' | 'role' | 'created' | 'activity' | 'incomplete'>

const dayMs = 86_400_000

/** One bit per filter that a user can fail. */
const failed = { status: 1, role: 2, created: 4, activity: 8, incomplete: 16 }

/**
 * Applies the filters to the rows that match a search (1 in `matching`). Returns the rows that pass, their number, and
 * how many users each filter value would leave. `now` is in milliseconds since 1970.
 */
export function filterRows(
  { numbers, times, pools }: ColumnStore,
  filters: Filters,
  matching: Uint8Array,
  now: number,
): { rows: Uint8Array; total: number; counts: DirectoryCounts } {
  // One loop without function calls: it visits every user at each key press.
  const { first, last, title, status, role, live, unreadActivity } = numbers
  const isStatusWanted = wantedNumbers(pools.statuses, filters.status, statusKey)
  const isRoleWanted = wantedNumbers(pools.roles, filters.role, roleKey)
  const isBlankName = pools.names.folded.map((name) => name === '')
  const isBlankTitle = pools.titles.folded.map((name) => name === '')
  const created = closedRange(filters.created)
  const active = activityRange(filters.activity, now)

  const rows = new Uint8Array(matching.length)
  const statuses = createTally(pools.statuses, statusKey)
  const roles = createTally(pools.roles, roleKey)
  let total = 0
  let incomplete = 0
  let never = 0
  for (let row = 0; row < rows.length; row++) {
    if (!live[row]) continue
    const statusNumber = status[row] ?? 0
    const roleNumber = role[row] ?? 0
    if (!matching[row]) {
      statuses.add(statusNumber, 0)
      roles.add(roleNumber, 0)
      continue
    }
    const createdAt = times.created[row] ?? Infinity
    const activeAt = times.activity[row] ?? Infinity
    const isNever = activeAt === Infinity && !unreadActivity[row]
    const isIncomplete =
      isBlankName[first[row] ?? 0] || isBlankName[last[row] ?? 0] || isBlankTitle[title[row] ?? 0]
    const failures =
      (isStatusWanted[statusNumber] ? 0 : failed.status) |
      (isRoleWanted[roleNumber] ? 0 : failed.role) |
      (createdAt >= created.from && createdAt <= created.to ? 0 : failed.created) |
      ((activeAt >= active.from && activeAt <= active.to) || (isNever && active.never)
        ? 0
        : failed.activity) |
      (isIncomplete || !filters.incomplete ? 0 : failed.incomplete)
    if (failures === 0) {
      rows[row] = 1
      total++
    }
    // The count of a filter's value ignores that filter itself.
    statuses.add(statusNumber, (failures & ~failed.status) === 0 ? 1 : 0)
    roles.add(roleNumber, (failures & ~failed.role) === 0 ? 1 : 0)
    if (isIncomplete && (failures & ~failed.incomplete) === 0) incomplete++
    if (isNever && (failures & ~failed.activity) === 0) never++
  }
  return { rows, total, counts: { status: statuses.counts(), role: roles.counts(), incomplete, never } }
}

/** Returns what stands for a value in filters and counts; '' for an unknown one. */
type KeyOf = (value: string | null) => string

const roleKey: KeyOf = (value) => value ?? ''

/** Returns for each number of a pool whether the filter includes it. An empty filter includes all. */
function wantedNumbers({ values }: StringPool, wanted: string[], keyOf: KeyOf): boolean[] {
  const isWanted = wantedValues(wanted, keyOf)
  return values.map((value) => isWanted(keyOf(value)))
}

/** Returns whether a filter includes a key. Values with `-` in front are excluded; those without, if any, are included. */
export function wantedValues(
  wanted: readonly string[],
  keyOf: (value: string) => string,
): (key: string) => boolean {
  const isExcluded = (value: string) => value.startsWith('-')
  const excluded = new Set(wanted.filter(isExcluded).map((value) => keyOf(value.slice(1))))
  const included = new Set(wanted.filter((value) => !isExcluded(value)).map(keyOf))
  return (key) => !excluded.has(key) && (included.size === 0 || included.has(key))
}

/** Returns a range that includes both ends. Without limits it also includes users without a time (Infinity). */
function closedRange({ from, to }: DateRange): { from: number; to: number } {
  const latest = from === null && to === null ? Infinity : Number.MAX_VALUE
  return { from: from ?? -Infinity, to: to === null ? latest : to - 1 }
}

function activityRange({ from, to, olderThanDays, withinDays, never }: Filters['activity'], now: number) {
  const after = withinDays === undefined ? from : Math.max(from ?? -Infinity, now - withinDays * dayMs)
  const before = olderThanDays === null ? to : Math.min(to ?? Infinity, now - olderThanDays * dayMs)
  // Alone, `never` matches only users who were never active. With a range, it adds them.
  const isNeverOnly = never && after === null && before === null
  return isNeverOnly ? { from: 1, to: 0, never } : { ...closedRange({ from: after, to: before }), never }
}

/** Counts users by the values of a column. */
function createTally({ values }: StringPool, keyOf: KeyOf) {
  /** By number of the value; -1 for a value that nobody has. */
  const sums = new Int32Array(values.length).fill(-1)
  return {
    /** Records that a user has this value, and whether to count them. */
    add(number: number, count: 0 | 1) {
      sums[number] = Math.max(0, sums[number] ?? 0) + count
    },
    /** Returns the count of each value that someone has. */
    counts(): Record<string, number> {
      const counts = new Map<string, number>()
      for (const [number, sum] of sums.entries()) {
        const key = keyOf(values[number] ?? null)
        if (sum >= 0) counts.set(key, (counts.get(key) ?? 0) + sum)
      }
      return Object.fromEntries(counts)
    },
  }
}
