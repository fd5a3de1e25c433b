import { unescapeFormula } from './csv.ts'

/** The supported delimiters between cells. */
export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

export interface Row {
  /** Number of the line of text where the row begins, from 1. */
  line: number
  cells: string[]
}

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
  odd: Oddity[]
}

/** Maximum number of cells per row; the rest is skipped. */
const maxCells = 200
/** Maximum number of rows. */
const maxRows = 500_000
/** More line breaks in one cell are probably a mistake. */
const maxPlausibleBreaks = 20
/** Rows to read before other tasks get their turn. */
const rowsPerStep = 2000
/** Number of rows to look at when detecting the delimiter. */
const sampleRows = 50

const words = {
  unclosedQuote: 'This quote is never closed. It is read as part of the text.',
  textAfterQuote: 'There is text after a closing quote. It is kept.',
  longCell: (lines: number) => `A cell spans ${lines} lines. A closing quote may be missing.`,
  tooManyCells: `Only the first ${maxCells} cells of a line are read.`,
  tooManyRows: 'Only the first 500,000 lines are read.',
}

/** A position in the text: its index and line number. */
interface Position {
  index: number
  line: number
}

type Warn = (line: number, says: string) => void

/**
 * Reads a CSV table (RFC 4180) and the variants that programs write: other delimiters (detected if `requested` is null),
 * any line breaks, unclosed quotes. It reads any text and returns warnings instead of failing. Removes the escapes of
 * formulas that exports add. Yields from time to time, to let other tasks run.
 */
export function* readCsv(text: string, requested: Delimiter | null): Generator<void, Table> {
  // Excel writes the delimiter into a line of its own, which is not a row.
  const declaration = /^sep=([,;\t|])\r?\n/i.exec(text)
  const start = { index: declaration?.[0].length ?? 0, line: declaration ? 2 : 1 }
  const declared = declaration?.[1] as Delimiter | undefined
  const delimiter = requested ?? declared ?? detectDelimiter(text, start)
  const rows: Row[] = []
  const odd: Oddity[] = []
  const warn: Warn = (line, says) => odd.push({ line, says })
  const readRow = createRowReader(text, delimiter, start, warn)
  for (let row = readRow(); row; row = readRow()) {
    if (rows.length === maxRows) {
      warn(row.line, words.tooManyRows)
      break
    }
    if (!isBlank(row)) rows.push(row)
    if (rows.length % rowsPerStep === rowsPerStep - 1) yield
  }
  return { rows, delimiter, odd }
}

function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** Creates a function that reads the next row; it returns null at the end. */
function createRowReader(text: string, delimiter: string, start: Position, warn: Warn): () => Row | null {
  let { index, line } = start
  // Sticky, so that matching does not look past the end of the cell.
  const unquotedCell = new RegExp(`[^${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\\r\\n]*`, 'y')

  const readUnquoted = (): string => {
    unquotedCell.lastIndex = index
    const cell = unquotedCell.exec(text)?.[0] ?? ''
    index += cell.length
    return cell
  }

  /** Reads a cell that begins with a quote, including text after its closing quote. */
  const readQuoted = (): string => {
    const parts: string[] = []
    let from = index + 1
    for (;;) {
      const quote = text.indexOf('"', from)
      // This scan to the end of the text happens once at most: no later quote can be unclosed too.
      if (quote < 0) {
        warn(line, words.unclosedQuote)
        return readUnquoted()
      }
      parts.push(text.slice(from, quote))
      from = quote + 1
      if (text[from] !== '"') break
      parts.push('"')
      from++
    }
    const quoted = parts.join('')
    index = from
    const rest = readUnquoted()
    if (rest.trim() !== '') warn(line, words.textAfterQuote)
    const breaks = quoted.match(/\r\n|\r|\n/g)?.length ?? 0
    if (breaks > maxPlausibleBreaks) warn(line, words.longCell(breaks + 1))
    line += breaks
    return quoted + rest.trim()
  }

  const skipLine = () => {
    while (index < text.length && text[index] !== '\n' && text[index] !== '\r') index++
  }

  return () => {
    if (index >= text.length) return null
    const row: Row = { line, cells: [] }
    for (let hasMore = true; hasMore;) {
      const cell = text[index] === '"' ? readQuoted() : readUnquoted()
      if (row.cells.length < maxCells) row.cells.push(unescapeFormula(cell))
      else if (row.cells.length === maxCells) {
        warn(row.line, words.tooManyCells)
        skipLine()
        break
      }
      hasMore = text[index] === delimiter
      if (hasMore) index++
    }
    if (text[index] === '\r' && text[index + 1] === '\n') index++
    index++
    line++
    return row
  }
}

/**
 * Detects the delimiter: the one that splits the largest share of the first rows into the same number of cells. If
 * several do, the one with the most cells.
 */
function detectDelimiter(text: string, start: Position): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const readRow = createRowReader(text, delimiter, start, () => {})
    const widths: number[] = []
    for (let row = readRow(); row && widths.length < sampleRows; row = readRow()) {
      if (!isBlank(row)) widths.push(row.cells.length)
    }
    const split = widths.filter((width) => width > 1)
    const countOf = (width: number) => split.filter((other) => other === width).length
    const largestCount = Math.max(0, ...split.map(countOf))
    const width = split.find((other) => countOf(other) === largestCount) ?? 1
    return { delimiter, share: widths.length === 0 ? 0 : largestCount / widths.length, width }
  })
  const best = scores.toSorted(
    (a, b) => Math.round(b.share * 10) - Math.round(a.share * 10) || b.width - a.width,
  )[0]
  return best && best.share > 0 ? best.delimiter : ','
}
