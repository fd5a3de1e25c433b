import { decode } from '../../text/decode.ts'
import { fold } from '../../text/fold.ts'
import { createRowReader, isBlank, type Row } from '../../text/csvRows.ts'
import { type Oddity, readCsv, type Table } from '../../text/readCsv.ts'
import { detectColumns, type DetectedColumns } from './detectColumns.ts'
import { countTitleLines, hasHeader } from './headers.ts'
import { commonWidth, detectLayout, entryRows, type ListRow, tableRows } from './layout.ts'
import type { ColumnKind, DelimiterCandidate, ListAnswer, ListLayout, Reading } from './types.ts'
import { shorten } from './values.ts'
import { titleLine, wrongCellCount } from './words.ts'

/** Number of cells in the sample of a delimiter. */
const sampleCells = 6

/** A list, parsed. */
export interface ParsedList extends Pick<
  ListAnswer,
  | 'encoding'
  | 'encodingCandidates'
  | 'delimiter'
  | 'delimiterCandidates'
  | 'layout'
  | 'header'
  | 'columnCandidates'
> {
  /** The lines without the header, or the entries. */
  rows: readonly ListRow[]
  /** The cells of the header; null if there is none. */
  names: readonly string[] | null
  columns: (ColumnKind | null)[]
  odd: Oddity[]
}

/** Parses a list, given as text or as the bytes of a file. Yields to let other tasks run. */
export function* parseList(
  source: string | Uint8Array,
  { encoding, delimiter, layout, header, columns }: Reading,
  roleNames: readonly string[],
): Generator<void, ParsedList> {
  const decoded = typeof source === 'string' ? null : decode(source, encoding)
  const text = decoded?.text ?? String(source).replace(/^\ufeff/, '')
  const table = yield* readCsv(text, delimiter)
  const titles = header === false ? 0 : countTitleLines(table.rows)
  const [head, ...body] = table.rows.slice(titles)
  const isNamed = header ?? hasHeader(head ? [head] : [])
  const names = isNamed ? (head?.cells ?? []) : null
  const lines = isNamed ? body : table.rows
  const used =
    layout ?? (names ? headerLayout(names) : detectLayout({ rows: lines, delimiter: table.delimiter }))
  const rows =
    used === 'entries'
      ? yield* entryRows(text, table, isNamed ? (head?.line ?? 0) : 0)
      : tableRows(lines, names?.length ?? commonWidth(lines))
  const foldedRoles = new Set(roleNames.map((name) => fold(name).trim()))
  const detected: DetectedColumns = columns
    ? { kinds: columns, candidates: [] }
    : yield* detectColumns(rows, names, foldedRoles)
  return {
    encoding: decoded && { used: decoded.encoding, unreadable: decoded.unreadable },
    encodingCandidates: decoded?.candidates ?? [],
    delimiter: table.delimiter,
    // Entries are read with any delimiter.
    delimiterCandidates: used === 'entries' ? [] : delimiterCandidates(text, table),
    layout: used,
    header: isNamed,
    rows,
    names,
    columns: detected.kinds,
    columnCandidates: detected.candidates,
    odd: findOddities(table.rows.slice(0, titles), used, table.odd, names, lines),
  }
}

/** Whether the format is in doubt, so that the lines may refer to other people once that is answered. */
export function isUnclear(list: ParsedList): boolean {
  return list.delimiterCandidates.length > 0 || list.columnCandidates.length > 0
}

/** Returns the delimiters that split the text equally well, each with the cells of one of the first lines. */
function delimiterCandidates(text: string, { delimiter, otherDelimiters }: Table): DelimiterCandidate[] {
  if (otherDelimiters.length === 0) return []
  return [delimiter, ...otherDelimiters].map((candidate) => {
    const readRow = createRowReader(text, candidate, { index: 0, line: 1 }, () => {})
    // The first line may be the header.
    const rows = [readRow(), readRow(), readRow()].filter((row) => row !== null && !isBlank(row))
    return { delimiter: candidate, sample: (rows.at(-1)?.cells ?? []).slice(0, sampleCells).map(shorten) }
  })
}

/** A single column holds entries. */
function headerLayout(names: readonly string[]): ListLayout {
  return names.length > 1 ? 'table' : 'entries'
}

function findOddities(
  titles: readonly Row[],
  layout: ListLayout,
  odd: readonly Oddity[],
  names: readonly string[] | null,
  lines: readonly Row[],
): Oddity[] {
  const skipped = titles.map(({ line }) => ({ line, says: titleLine }))
  if (layout === 'entries') return skipped
  // Without a header, lines of different lengths are fine: some may have a name beside the address, some not.
  const ragged = names ? findRaggedLines(lines, names.length) : []
  return [...skipped, ...odd, ...ragged].toSorted((a, b) => a.line - b.line)
}

/** Returns the lines that have more or fewer cells than the header. */
function findRaggedLines(rows: readonly Row[], width: number): Oddity[] {
  return rows
    .filter(({ cells }) => cells.length !== width)
    .map(({ line, cells }) => ({ line, says: wrongCellCount(cells.length, width) }))
}
