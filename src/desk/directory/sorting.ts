import type { ColumnStore } from './columnStore.ts'
import { type Comparison, createSortedIndex, type SortedIndex } from './sortedIndex.ts'
import { createSortRanks, type SortRanks, type Texts } from './sortRanks.ts'
import type { SortColumn } from './types.ts'

/** How the rows are compared by a column. */
interface ColumnComparison extends Partial<Comparison> {
  /** The key of a row; Infinity for a blank value. */
  key: Comparison['key']
  /** The ranks that the key depends on. */
  ranks?: SortRanks
}

/** Rows to sort per step, which takes about 10 ms. */
const rowsPerStep = 32_768

/**
 * Creates the sort orders of the directory, one per column. An order is built when it is first needed and updated after
 * that.
 */
export function createSorting(store: ColumnStore, collator: Intl.Collator) {
  const { numbers, times, pools } = store
  const indexes = new Map<SortColumn | null, SortedIndex>()
  let lastRoleNames = ''

  const byRank = (texts: Texts, column: 'title' | 'role' | 'status'): ColumnComparison => {
    const ranks = createSortRanks(texts, collator)
    return { ranks, key: (row) => ranks.rank(numbers[column][row] ?? 0) || Infinity }
  }

  const comparisons: Record<SortColumn, ColumnComparison> = {
    name: byDisplayName(store, collator),
    title: byRank(pools.titles, 'title'),
    role: byRank(pools.roles, 'role'),
    status: byRank(pools.statuses, 'status'),
    created: { key: (row) => times.created[row] ?? Infinity },
    activity: { key: (row) => times.activity[row] ?? Infinity },
  }

  const indexOf = (column: SortColumn | null): SortedIndex => {
    const existing = indexes.get(column)
    if (existing) return existing
    const { key, compareTies }: Partial<Comparison> = column === null ? {} : comparisons[column]
    const position = (row: number) => numbers.position[row] ?? 0
    const index = createSortedIndex(
      {
        key: key ?? position,
        compareTies: (a, b) => compareTies?.(a, b) || position(a) - position(b) || a - b,
      },
      rowsPerStep,
    )
    for (let row = 0; row < store.rows(); row++) index.markChanged(row)
    indexes.set(column, index)
    return index
  }

  return {
    /** Marks a row as new or changed. Must be called for every change of the store. */
    markChanged(row: number) {
      for (const index of indexes.values()) index.markChanged(row)
    },

    /** Sets the names of the roles, by number in the pool. */
    setRoleNames(names: Texts) {
      const joined = names.values.join('\n')
      if (joined === lastRoleNames) return
      lastRoleNames = joined
      comparisons.role = byRank(names, 'role')
      indexes.delete('role')
    },

    /** Does one step of sorting by a column. Returns whether there is more to sort. */
    sortStep: (column: SortColumn | null): boolean =>
      (column !== null && comparisons[column].ranks?.sortStep()) || indexOf(column).sortStep(),

    /**
     * Returns the `count` rows that have a 1 in `included`, in ascending order of a column; null is the API's order.
     * Sort the column first (`sortStep`).
     */
    ascending(column: SortColumn | null, included: Uint8Array, count: number): Uint32Array {
      const sorted = indexOf(column).sorted()
      const rows = new Uint32Array(count)
      for (let i = 0, length = 0; length < count && i < sorted.length; i++) {
        const row = sorted[i] ?? 0
        if (included[row]) rows[length++] = row
      }
      return rows
    },

    /** Reverses rows in ascending order. Ties keep their order, and rows with a blank value stay last. */
    descending(rows: Uint32Array, column: SortColumn): Uint32Array {
      const { key, compareTies } = comparisons[column]
      const keys = new Float64Array(rows.length)
      for (let i = 0; i < rows.length; i++) keys[i] = key(rows[i] ?? 0)
      const reversed = new Uint32Array(rows.length)
      const firstBlank = keys.indexOf(Infinity)
      const end = firstBlank < 0 ? rows.length : firstBlank
      reversed.set(rows.subarray(end), end)
      const isTie = (a: number, b: number) =>
        keys[a] === keys[b] && !compareTies?.(rows[a] ?? 0, rows[b] ?? 0)
      for (let start = 0, next = 1, target = end; start < end; start = next++) {
        while (next < end && isTie(start, next)) next++
        target -= next - start
        reversed.set(rows.subarray(start, next), target)
      }
      return reversed
    },
  }
}

/**
 * Compares users by display name, "first last", as the collator does. Ranks of the parts decide where they can; only
 * names whose first parts are in one prefix group are compared as a whole.
 */
function byDisplayName({ numbers, pools }: ColumnStore, collator: Intl.Collator): ColumnComparison {
  const ranks = createSortRanks(pools.names, collator)
  const isBlank = (name: number | undefined) => pools.names.folded[name ?? 0] === ''
  /** The number of the first part that is not blank: the first name, or else the last name. */
  const leading = (row: number) => (isBlank(numbers.first[row]) ? numbers.last : numbers.first)[row] ?? 0
  /** The number of the last name where it comes second; 0 for none. */
  const trailing = (row: number) => (isBlank(numbers.first[row]) ? 0 : (numbers.last[row] ?? 0))
  const displayName = (row: number) =>
    [leading(row), trailing(row)].map((number) => pools.names.values[number]?.trim() ?? '').join(' ')

  return {
    ranks,
    key: (row) => ranks.prefixGroup(leading(row)) || Infinity,
    compareTies: (a, b) =>
      ranks.rank(leading(a)) === ranks.rank(leading(b))
        ? ranks.rank(trailing(a)) - ranks.rank(trailing(b))
        : collator.compare(displayName(a).trim(), displayName(b).trim()),
  }
}
