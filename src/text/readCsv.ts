import { createRowReader, isBlank, type Row, type Warn } from './csvRows.ts'
import { type Delimiter, detectDelimiters } from './detectDelimiter.ts'

/** A warning about the text. */
export interface Oddity {
  /** Line number, from 1. */
  line: number
  /** The warning, as a sentence. */
  says: string
}

export interface Table {
  /** The rows without blank ones. */
  rows: Row[]
  delimiter: Delimiter
  /** Other delimiters that split the rows as well; empty if the delimiter was requested or declared. */
  otherDelimiters: readonly Delimiter[]
  odd: Oddity[]
}

/** Maximum number of rows. */
const maxRows = 500_000
/** Rows to read before other tasks get their turn. */
const rowsPerStep = 500

const tooManyRows = 'Only the first 500,000 lines are read.'

/**
 * Reads a CSV table (RFC 4180) and the variants that programs write: other delimiters (detected if `requested` is null),
 * any line breaks, unclosed quotes. It reads any text and returns warnings instead of failing. Removes the escapes of
 * formulas that exports add. Yields from time to time, to let other tasks run.
 */
export function* readCsv(text: string, requested: Delimiter | null): Generator<void, Table> {
  // Excel writes the delimiter into a line of its own, which is not a row.
  const declaration = /^"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n)/i.exec(text)
  const start = { index: declaration?.[0].length ?? 0, line: declaration ? 2 : 1 }
  const declared = declaration?.[1] as Delimiter | undefined
  const given = requested ?? declared
  const [delimiter, ...otherDelimiters] = given ? [given] : yield* detectDelimiters(text, start)
  const rows: Row[] = []
  const odd: Oddity[] = []
  const warn: Warn = (line, says) => odd.push({ line, says })
  const readRow = createRowReader(text, delimiter, start, warn)
  for (let row = readRow(); row; row = readRow()) {
    if (rows.length === maxRows) {
      warn(row.line, tooManyRows)
      break
    }
    if (!isBlank(row)) rows.push(row)
    if (rows.length % rowsPerStep === rowsPerStep - 1) yield
  }
  return { rows, delimiter, otherDelimiters, odd }
}
