import { decode } from '../../text/decode.ts'
import { fold } from '../../text/fold.ts'
import { type Oddity, readCsv, type Row } from '../../text/readCsv.ts'
import { detectColumns, hasHeader, splitEntries } from './detectColumns.ts'
import type { ColumnKind, ListAnswer, Reading } from './types.ts'
import { wrongCellCount } from './words.ts'

/** A list, parsed. */
export interface ParsedList extends Pick<ListAnswer, 'encoding' | 'delimiter' | 'header'> {
  /** The lines without the header. */
  rows: readonly Row[]
  /** The cells of the header; null if there is none. */
  names: readonly string[] | null
  columns: (ColumnKind | null)[]
  odd: Oddity[]
}

/** Parses a list, given as text or as the bytes of a file. Yields to let other tasks run. */
export function* parseList(
  source: string | Uint8Array,
  { encoding, delimiter, header, columns }: Reading,
  roleNames: readonly string[],
): Generator<void, ParsedList> {
  const decoded = typeof source === 'string' ? null : decode(source, encoding)
  const text = decoded?.text ?? String(source).replace(/^\ufeff/, '')
  const table = yield* readCsv(text, delimiter ?? (isRecipientList(text) ? ';' : null))
  const isNamed = header ?? hasHeader(table.rows)
  const lines = isNamed ? table.rows : splitEntries(table.rows)
  return {
    encoding: decoded && { used: decoded.encoding, unreadable: decoded.unreadable },
    delimiter: table.delimiter,
    header: isNamed,
    rows: isNamed ? lines.slice(1) : lines,
    names: isNamed ? (lines[0]?.cells ?? []) : null,
    columns: columns ?? detectColumns(lines, isNamed, new Set(roleNames.map((name) => fold(name).trim()))),
    // Without a header, lines of different lengths are fine: some may have a name beside the address, some not.
    odd: [...table.odd, ...(isNamed ? findRaggedLines(lines) : [])].toSorted((a, b) => a.line - b.line),
  }
}

/**
 * Whether a text is a list of recipients as mail programs write it: `Nowak, Ben <ben@x.com>; …`. Its commas are part of
 * the names.
 */
function isRecipientList(text: string): boolean {
  return /<[^<>\s@]+@[^<>\s@]+>\s*;/.test(text.slice(0, 1000))
}

/** Returns the lines that have more or fewer cells than the header. */
function findRaggedLines(rows: readonly Row[]): Oddity[] {
  const width = rows[0]?.cells.length ?? 0
  return rows
    .filter(({ cells }) => cells.length !== width)
    .map(({ line, cells }) => ({ line, says: wrongCellCount(cells.length, width) }))
}
