import { addressKey, readNamed } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import { nameOf } from '../../text/personName.ts'
import { identifyingColumns } from './columnContents.ts'
import type { ListRow } from './layout.ts'
import type { ColumnKind } from './types.ts'
import { incompleteAddress, severalPeople } from './words.ts'

/** What identifies the user of a line; '' or empty for nothing. */
export interface LineKeys {
  /** Folded. */
  id: string
  /** The email address as written and as cleaned, for `addressKey`. The first that someone has counts. */
  emails: string[]
  /** For `nameOf`. */
  name: string
  /** The address after cleaning, as in the list. */
  address: string | null
  /** Indexes of the columns that these are from. */
  columns: { id: number[]; email: number[]; name: number[] }
  /** Why the line names no single person, as a sentence; null if it was understood. */
  notUnderstood: string | null
}

/** Returns what identifies the user of a line. Of two columns of the same kind, the first counts. */
export function readLineKeys(
  { cells, notUnderstood }: Pick<ListRow, 'cells' | 'notUnderstood'>,
  kinds: readonly (ColumnKind | null)[],
): LineKeys {
  const columns: LineKeys['columns'] = { id: [], email: [], name: [] }
  const keys: LineKeys = { id: '', emails: [], name: '', address: null, columns, notUnderstood }
  const parts: Partial<Record<'firstName' | 'lastName', string>> = {}
  for (const [index, cell] of cells.entries()) {
    const kind = kinds[index] ?? null
    if (cell.trim() === '' || !identifyingColumns.has(kind)) continue
    if (kind === 'firstName' || kind === 'lastName') {
      if (parts[kind] !== undefined) continue
      parts[kind] = cell
      columns.name.push(index)
    } else addCell(keys, cell, kind, index)
  }
  if (keys.name === '') keys.name = nameOf(`${parts.firstName ?? ''} ${parts.lastName ?? ''}`)
  return keys
}

function addCell(keys: LineKeys, cell: string, kind: ColumnKind | null, index: number) {
  const named = readNamed(cell)
  const addAddress = (emails: string[], address: string | null) => {
    if (keys.emails.length > 0) return
    keys.emails = emails
    keys.address = address
    keys.columns.email.push(index)
  }
  const addId = (id: string) => {
    if (keys.id !== '') return
    keys.id = id
    keys.columns.id.push(index)
  }
  if (named.kind === 'id') addId(named.id)
  else if (kind === 'id') addId(fold(cell).trim())
  else if (named.kind === 'address') addAddress(named.keys, named.address)
  else if (named.kind === 'unclear') {
    keys.notUnderstood ??= named.reason === 'several' ? severalPeople : incompleteAddress
    // Someone may have an address that does not look like one.
    if (named.reason === 'incomplete') addAddress([addressKey(cell)], null)
  } else if (kind === 'email') addAddress([addressKey(cell)], null)
  else {
    keys.name = nameOf(`${keys.name} ${cell}`)
    keys.columns.name.push(index)
  }
}

/** Returns the cells of a line that identify the user, unchanged. */
export function identifyingCells(
  cells: readonly string[],
  columns: readonly (ColumnKind | null)[],
): string[] {
  return cells.filter((cell, index) => identifyingColumns.has(columns[index] ?? null) && cell.trim() !== '')
}
