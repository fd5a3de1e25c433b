import { decode } from '../../text/decode.ts'
import { fold } from '../../text/fold.ts'
import { type Oddity, readCsv, type Row } from '../../text/readCsv.ts'
import { hasHeader, onePerLine, detectColumns } from './detectColumns.ts'
import type { ColumnKind, ListAnswer, Reading } from './types.ts'

/** A list as it was read. */
export interface Read extends Pick<ListAnswer, 'encoding' | 'delimiter' | 'header'> {
  /** Without the one that names the columns. */
  rows: readonly Row[]
  names: readonly string[] | null
  columns: (ColumnKind | null)[]
  odd: Oddity[]
}

/** Reads a list, of which `source` is the text or the bytes of a file. Gives way now and then. */
export function* readList(
  source: string | Uint8Array,
  { encoding, delimiter, header, columns }: Reading,
  roleNames: readonly string[],
): Generator<void, Read> {
  const decoded = typeof source === 'string' ? null : decode(source, encoding)
  const text = decoded?.text ?? String(source).replace(/^\ufeff/, '')
  const table = yield* readCsv(text, delimiter ?? (areRecipients(text) ? ';' : null))
  const isNamed = header ?? hasHeader(table.rows)
  const lines = isNamed ? table.rows : onePerLine(table.rows)
  return {
    encoding: decoded && { used: decoded.encoding, unreadable: decoded.unreadable },
    delimiter: table.delimiter,
    header: isNamed,
    rows: isNamed ? lines.slice(1) : lines,
    names: isNamed ? (lines[0]?.cells ?? []) : null,
    columns: columns ?? detectColumns(lines, isNamed, new Set(roleNames.map((name) => fold(name).trim()))),
    // Lines without names for their columns can be anything, a name with a comma or none beside an address.
    odd: [...table.odd, ...(isNamed ? ragged(lines) : [])].toSorted((a, b) => a.line - b.line),
  }
}

/** Whether a text is as mail programs write recipients: `Nowak, Ben <ben@x.com>; …`, with commas that divide names. */
function areRecipients(text: string): boolean {
  return /<[^<>\s@]+@[^<>\s@]+>\s*;/.test(text.slice(0, 1000))
}

/** Lines that have more cells than the first one, or fewer. */
function ragged(rows: readonly Row[]): Oddity[] {
  const width = rows[0]?.cells.length ?? 0
  const others = rows.filter(({ cells }) => cells.length !== width)
  return others.map(({ line, cells }) => ({
    line,
    says: `It has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and the first line has ${width}.`,
  }))
}
