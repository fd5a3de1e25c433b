import { findAddresses, findIds, hasKey } from '../../text/address.ts'
import { unescapeFormula } from '../../text/csv.ts'
import { type Entry, readEntries, readEntriesInSteps } from '../../text/readEntries.ts'
import type { Row } from '../../text/csvRows.ts'
import type { Table } from '../../text/readCsv.ts'
import type { ListLayout } from './types.ts'
import { unclearName, wrongCellCount } from './words.ts'

/** A line of a table, or an entry. */
export interface ListRow extends Row {
  /** As in `ListLine`. */
  key: string
  /** Why it names no single person, as a sentence; null if it was understood so far. */
  notUnderstood: string | null
  /** Who its only cell names, if that has been read already. */
  named?: Entry['named'] | undefined
}

/** Lines to read before other tasks get their turn. */
const linesPerStep = 100
/** The share of lines of a table that have the same number of cells. */
const tableShare = 0.9

/**
 * Detects whether a list without a header is a table. It is if (almost) all lines have the same number of cells, and no
 * line has several people in it.
 */
export function detectLayout({ rows, delimiter }: Pick<Table, 'rows' | 'delimiter'>): ListLayout {
  const width = commonWidth(rows)
  const regular = rows.filter(({ cells }) => cells.length === width)
  if (rows.length < 2 || width < 2 || regular.length < rows.length * tableShare) return 'entries'
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.trim() !== ''))
  const isSeveral = (row: Row) =>
    [findAddresses, findIds].some((find) => row.cells.filter((cell) => find(cell).length > 0).length > 1)
  if (cells.every(hasKey) && rows.some(isSeveral)) return 'entries'
  // "Novak, Jan <jan@x.com>" is an entry.
  if (delimiter === ',' && cells.some((cell) => /\p{L}.*<\S+@\S+>/u.test(cell))) return 'entries'
  const isFullName = (cell: string) => /\p{L}\s+\p{L}/u.test(cell.trim())
  return width === 2 && cells.every(isFullName) ? 'entries' : 'table'
}

/** Returns the lines of a table. In one that has cells beyond the last column, cells may be in wrong columns. */
export function tableRows(rows: readonly Row[], width: number): ListRow[] {
  return rows.map(({ line, cells }) => {
    const isLong = cells.slice(width).some((cell) => cell.trim() !== '')
    return {
      line,
      cells,
      key: String(line),
      notUnderstood: isLong ? wrongCellCount(cells.length, width) : null,
    }
  })
}

/** Returns the entries of a list after a line (0 for all), each as a row with one cell. */
export function* entryRows(text: string, table: Table, after: number): Generator<void, ListRow[]> {
  const rows = table.rows.filter(({ line }) => line > after)
  const isColumn = table.odd.length === 0 && rows.every(({ cells }) => cells.length === 1)
  const entries = isColumn
    ? yield* readCells(rows)
    : (yield* readEntriesInSteps(text)).filter(({ line }) => line > after)
  const counts = new Map<number, number>()
  return entries.map(({ line, text: cell, named }: Entry) => {
    const nth = (counts.get(line) ?? 0) + 1
    counts.set(line, nth)
    const isUnclear = named.kind === 'unclear' && named.reason === 'name'
    const unescaped = unescapeFormula(cell)
    return {
      line,
      cells: [unescaped],
      key: nth === 1 ? String(line) : `${line}.${nth}`,
      notUnderstood: isUnclear ? unclearName : null,
      named: unescaped === cell ? named : undefined,
    }
  })
}

/** Reads the entries of a table with one column. */
function* readCells(rows: readonly Row[]): Generator<void, Entry[]> {
  const entries: Entry[] = []
  for (const [index, { line, cells }] of rows.entries()) {
    if (index % linesPerStep === linesPerStep - 1) yield
    for (const { text, named } of readEntries(cells[0] ?? '')) entries.push({ line, text, named })
  }
  return entries
}

/** Returns the number of cells that most lines have. */
export function commonWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
