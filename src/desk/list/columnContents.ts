import { findAddresses, findIds } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/csvRows.ts'
import type { ColumnKind } from './types.ts'
import { parseStatus } from './values.ts'

/** The kinds of columns that identify a user. */
export const identifyingColumns: ReadonlySet<ColumnKind | null> = new Set([
  'person',
  'id',
  'email',
  'name',
  'firstName',
  'lastName',
])

/** What the cells of a column are. */
export interface ColumnContents {
  /** Number of cells that are not blank, and how many of them have an id or an email address. */
  filled: number
  ids: number
  addresses: number
  /** The first cells that are not blank. */
  sample: string[]
}

/** Number of cells to look at for words. Ids and addresses are counted in all. */
const sampleSize = 200

/** Rows to look at before other tasks get their turn. */
const rowsPerStep = 200

/** Returns what the cells of each column are. Yields to let other tasks run. */
export function* readContents(rows: readonly Row[], width: number): Generator<void, ColumnContents[]> {
  const columns = Array.from({ length: width }, (): ColumnContents => ({
    filled: 0,
    ids: 0,
    addresses: 0,
    sample: [],
  }))
  for (const [row, { cells }] of rows.entries()) {
    if (row % rowsPerStep === rowsPerStep - 1) yield
    for (const [index, contents] of columns.entries()) {
      const cell = cells[index]?.trim() ?? ''
      if (cell === '') continue
      contents.filled++
      if (findAddresses(cell).length > 0) contents.addresses++
      else if (findIds(cell).length > 0) contents.ids++
      if (contents.sample.length < sampleSize) contents.sample.push(cell)
    }
  }
  return columns
}

/** Whether most cells have an email address. */
export const holdsAddresses = ({ filled, addresses }: ColumnContents) =>
  addresses > 0 && addresses * 2 >= filled

/** Whether most cells have an id. */
export const holdsIds = ({ filled, ids }: ColumnContents) => ids > 0 && ids * 2 >= filled

/** Returns what a column seems to hold, judged by its contents. */
export function kindOfContents(
  { filled, ids, addresses, sample }: ColumnContents,
  roleNames: ReadonlySet<string>,
): ColumnKind | null {
  if (filled === 0) return null
  if (ids === filled) return 'id'
  if (addresses === filled) return 'email'
  if (ids + addresses > 0) return 'person'
  if (sample.every((cell) => parseStatus(cell) !== null)) return 'status'
  if (sample.every((cell) => roleNames.has(fold(cell)))) return 'role'
  return sample.filter((cell) => /\p{L}/u.test(cell)).length > sample.length / 2 ? 'name' : null
}
