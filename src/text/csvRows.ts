import { count } from './count.ts'
import { unescapeFormula } from './csv.ts'

export interface Row {
  /** Number of the line of text where the row begins, from 1. */
  line: number
  cells: string[]
}

/** A position in the text: its index and line number. */
export interface Position {
  index: number
  line: number
}

export type Warn = (line: number, says: string) => void

/** Maximum number of cells per row; the rest is skipped. */
const maxCells = 200
/** More line breaks in one cell are probably a mistake. */
const maxPlausibleBreaks = 20

const words = {
  unclosedQuote: 'This quote is never closed. Roster treats it as part of the text.',
  textAfterQuote: 'There is text after a closing quote. It is kept.',
  longCell: (lines: number) => `A cell spans ${count(lines)} lines. A closing quote may be missing.`,
  tooManyCells: `Only the first ${maxCells} cells of a line are read.`,
}

/** Creates a function that reads the next row; it returns null at the end. */
export function createRowReader(
  text: string,
  delimiter: string,
  start: Position,
  warn: Warn,
): () => Row | null {
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

/** Whether all cells of a row are blank. */
export function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === '')
}
