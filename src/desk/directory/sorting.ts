import type { Columns } from './columns.ts'
import { type Comparison, createOrder, type Order } from './order.ts'
import { createSortRanks, type SortRanks, type Texts } from './sortRanks.ts'
import type { SortColumn } from './types.ts'

/** How a column is compared. */
interface ColumnComparison extends Partial<Comparison> {
  /** Infinity for a blank. */
  key: Comparison['key']
  /** To be settled before. */
  ranks?: SortRanks
}

/** So many rows are put in order at a time: some 10 ms. */
const step = 32_768

/** The orders that people can be shown in, each kept up from when it is first asked for. */
export function createSorting(columns: Columns, collator: Intl.Collator) {
  const { numbers, times, pools } = columns
  const orders = new Map<SortColumn | null, Order>()
  const names = createSortRanks(pools.names, collator)
  let roleNames = ''

  const byRank = (texts: Texts, column: 'title' | 'role' | 'status'): ColumnComparison => {
    const ranks = createSortRanks(texts, collator)
    return { ranks, key: (row) => ranks.rank(numbers[column][row] ?? 0) || Infinity }
  }

  const isBlank = (name: number | undefined) => pools.names.folded[name ?? 0] === ''
  /** What a name begins with, and what follows. */
  const begins = (row: number) => (isBlank(numbers.first[row]) ? numbers.last : numbers.first)[row] ?? 0
  const follows = (row: number) => (isBlank(numbers.first[row]) ? 0 : (numbers.last[row] ?? 0))
  const whole = (row: number) =>
    [begins(row), follows(row)].map((number) => pools.names.values[number]?.trim() ?? '').join(' ')

  const finerName = (a: number, b: number) =>
    names.rank(begins(a)) === names.rank(begins(b))
      ? names.rank(follows(a)) - names.rank(follows(b))
      : collator.compare(whole(a).trim(), whole(b).trim())

  const comparisons: Record<SortColumn, ColumnComparison> = {
    name: { ranks: names, key: (row) => names.family(begins(row)) || Infinity, finer: finerName },
    title: byRank(pools.titles, 'title'),
    role: byRank(pools.roles, 'role'),
    status: byRank(pools.statuses, 'status'),
    created: { key: (row) => times.created[row] ?? Infinity },
    activity: { key: (row) => times.activity[row] ?? Infinity },
  }

  const orderOf = (column: SortColumn | null): Order => {
    const known = orders.get(column)
    if (known) return known
    const { key, finer }: Partial<Comparison> = column === null ? {} : comparisons[column]
    const place = (row: number) => numbers.place[row] ?? 0
    const order = createOrder(
      { key: key ?? place, finer: (a, b) => finer?.(a, b) || place(a) - place(b) || a - b },
      step,
    )
    for (const row of columns.text.keys()) order.touch(row)
    orders.set(column, order)
    return order
  }

  return {
    /** To be told of each row that changed. */
    touch(row: number) {
      for (const order of orders.values()) order.touch(row)
    },

    /** What roles are called, by their number in the pool. */
    ensureRoles(shown: Texts) {
      const all = shown.values.join('\n')
      if (all === roleNames) return
      roleNames = all
      comparisons.role = byRank(shown, 'role')
      orders.delete('role')
    },

    /** Does some of what is left to bring an order up to date. Gives whether there is more. */
    settle: (column: SortColumn | null): boolean =>
      (column !== null && comparisons[column].ranks?.settle()) || orderOf(column).settle(),

    /** Those rows, so many, that have a 1 in `among`, in the order of a column that is settled; null is the API's. */
    ascending(column: SortColumn | null, among: Uint8Array, total: number): Uint32Array {
      const sorted = orderOf(column).sorted()
      const rows = new Uint32Array(total)
      for (let from = 0, to = 0; to < total && from < sorted.length; from++) {
        const row = sorted[from] ?? 0
        if (among[row]) rows[to++] = row
      }
      return rows
    },

    /** Turns rows that are in the order of a column round: ties stay as they are, and so do blanks, at the end. */
    descending(rows: Uint32Array, column: SortColumn): Uint32Array {
      const { key, finer } = comparisons[column]
      const keys = new Float64Array(rows.length)
      for (let at = 0; at < rows.length; at++) keys[at] = key(rows[at] ?? 0)
      const turned = new Uint32Array(rows.length)
      const blank = keys.indexOf(Infinity)
      const end = blank < 0 ? rows.length : blank
      turned.set(rows.subarray(end), end)
      const isTie = (a: number, b: number) => keys[a] === keys[b] && !finer?.(rows[a] ?? 0, rows[b] ?? 0)
      for (let from = 0, after = 1, to = end; from < end; from = after++) {
        while (after < end && isTie(from, after)) after++
        to -= after - from
        turned.set(rows.subarray(from, after), to)
      }
      return turned
    },
  }
}

export type Sorting = ReturnType<typeof createSorting>
