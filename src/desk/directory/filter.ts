import type { Columns } from './columns.ts'
import type { StringPool } from './stringPool.ts'
import type { DateRange, DirectoryCounts, DirectoryQuery } from './types.ts'

type Filters = Pick<DirectoryQuery, 'status' | 'role' | 'created' | 'activity' | 'incomplete'>

const day = 86_400_000
/** One bit for each filter that a person fails. */
const fails = { status: 1, role: 2, created: 4, activity: 8, incomplete: 16 }

/**
 * Leaves of the matching rows those that pass every filter; says how many they are, and how many there would be with
 * each value of a filter. `now` in milliseconds since 1970.
 */
export function filter(
  { numbers, times, pools }: Columns,
  filters: Filters,
  matching: Uint8Array,
  now: number,
): { rows: Uint8Array; total: number; counts: DirectoryCounts } {
  // Read once and asked without a function: this runs for everyone at each key that is pressed.
  const { first, last, title, status, role, live } = numbers
  const isStatus = chosen(pools.statuses, filters.status)
  const isRole = chosen(pools.roles, filters.role)
  const isBlankName = pools.names.folded.map((name) => name === '')
  const isBlankTitle = pools.titles.folded.map((name) => name === '')
  const created = limits(filters.created)
  const active = activityLimits(filters.activity, now)

  const rows = new Uint8Array(matching.length)
  const statuses = createTally(pools.statuses)
  const roles = createTally(pools.roles)
  let total = 0
  let incomplete = 0
  let never = 0
  for (let row = 0; row < rows.length; row++) {
    if (!live[row]) continue
    const statusNow = status[row] ?? 0
    const roleNow = role[row] ?? 0
    if (!matching[row]) {
      statuses.record(statusNow, 0)
      roles.record(roleNow, 0)
      continue
    }
    const createdAt = times.created[row] ?? Infinity
    const activeAt = times.activity[row] ?? Infinity
    const isNever = activeAt === Infinity
    const isIncomplete =
      isBlankName[first[row] ?? 0] || isBlankName[last[row] ?? 0] || isBlankTitle[title[row] ?? 0]
    const failed =
      (isStatus[statusNow] ? 0 : fails.status) |
      (isRole[roleNow] ? 0 : fails.role) |
      (createdAt >= created.from && createdAt <= created.to ? 0 : fails.created) |
      ((activeAt >= active.from && activeAt <= active.to) || (isNever && active.never) ? 0 : fails.activity) |
      (isIncomplete || !filters.incomplete ? 0 : fails.incomplete)
    if (failed === 0) {
      rows[row] = 1
      total++
    }
    statuses.record(statusNow, (failed & ~fails.status) === 0 ? 1 : 0)
    roles.record(roleNow, (failed & ~fails.role) === 0 ? 1 : 0)
    if (isIncomplete && (failed & ~fails.incomplete) === 0) incomplete++
    if (isNever && (failed & ~fails.activity) === 0) never++
  }
  return { rows, total, counts: { status: statuses.counts(), role: roles.counts(), incomplete, never } }
}

/** Whether the values of a pool are asked for, by number: all of them where none is; '' is null. */
function chosen({ values }: StringPool, wanted: string[]): boolean[] {
  return values.map((value) => wanted.length === 0 || wanted.includes(value ?? ''))
}

/** A range with both ends included; without any limit those are in it who have no time, that is Infinity. */
function limits({ from, to }: DateRange): { from: number; to: number } {
  const latest = from === null && to === null ? Infinity : Number.MAX_VALUE
  return { from: from ?? -Infinity, to: to === null ? latest : to - 1 }
}

function activityLimits({ from, to, olderThanDays, never }: Filters['activity'], now: number) {
  const before = olderThanDays === null ? to : Math.min(to ?? Infinity, now - olderThanDays * day)
  // By itself, `never` leaves only those; beside a range they come on top.
  const isOnly = never && from === null && before === null
  return isOnly ? { from: 1, to: 0, never } : { ...limits({ from, to: before }), never }
}

/** Counts people by the values of a column. */
function createTally({ values }: StringPool) {
  const sums = new Int32Array(values.length).fill(-1)
  return {
    /** Somebody has this value; counts them or not. */
    record(value: number, count: 0 | 1) {
      sums[value] = Math.max(0, sums[value] ?? 0) + count
    },
    /** Of each value that somebody has. */
    counts(): Record<string, number> {
      const counts = new Map<string, number>()
      for (const [number, sum] of sums.entries()) {
        const value = values[number] ?? ''
        if (sum >= 0) counts.set(value, (counts.get(value) ?? 0) + sum)
      }
      return Object.fromEntries(counts)
    },
  }
}
