import type { ColumnKind, ListAnswer, ListLayout } from '../desk/list/types.ts'
import type { Encoding } from '../text/decode.ts'
import type { Delimiter } from '../text/detectDelimiter.ts'
import { count } from '../text/count.ts'

export const encodingLabels: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1252': 'Windows-1252 (Western Europe)',
}

export const delimiterLabels: Record<Delimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

export const columnLabels: Record<ColumnKind, string> = {
  person: 'Person (ID, email or name)',
  id: 'ID',
  email: 'Email',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  role: 'Role',
  status: 'Status',
}

export const layoutLabels: Record<ListLayout, string> = {
  table: 'One person per line',
  entries: 'Several people on a line',
}

/** Asks for a column, by the name of what it holds. */
export const columnQuestion = (kind: string) => `Column for “${kind}”`

/** Names a column by its place, counted from 0, and its header. */
export function columnTitle(name: string | null, index: number): string {
  return name ? `Column ${index + 1}: ${name}` : `Column ${index + 1}`
}

/** Names a column by its place, its header and a sample. */
export function columnName(column: ListAnswer['columns'][number] | undefined, index: number): string {
  const { name, sample } = column ?? { name: null, sample: '' }
  const title = columnTitle(name, index)
  return sample === '' ? title : `${title} (${sample})`
}

export const invalidCharacters = (characters: number, encoding: Encoding) =>
  characters === 1
    ? `1 character is not valid ${encodingLabels[encoding]} and shows as “�”. Choose another encoding.`
    : `${count(characters)} characters are not valid ${encodingLabels[encoding]} and show as “�”. Choose another encoding.`

export const hiddenColumns = (columns: number) =>
  columns === 1 ? '1 more column is not shown here.' : `${count(columns)} more columns are not shown here.`
