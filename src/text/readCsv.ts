import { unmarked } from './csv.ts'

/** What can stand between two cells. */
export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

/** A line of a table: where it begins, counted from 1 in lines of the text, and its cells. */
export interface Row {
  line: number
  cells: string[]
}

/** Something that a careful reader would ask about. */
export interface Oddity {
  line: number
  says: string
}

export interface Table {
  /** Lines that have anything in them. */
  rows: Row[]
  delimiter: Delimiter
  odd: Oddity[]
}

/** Cells beyond this many are not read, nor are lines beyond that many. */
const mostCells = 200
const mostRows = 500_000
/** A cell with more line breaks looks like a mistake. */
const manyBreaks = 20
/** So many lines are read at a time. */
const step = 2000
/** By so many lines the delimiter is found. */
const sample = 50

/**
 * Reads a table as RFC 4180 has it, and what programs make of that: other delimiters (found where null is given), line
 * breaks of every kind, quotes that are left open. Whatever it is given, it reads something and says what is odd. Takes
 * the mark off that an export put before what a spreadsheet would run. Gives way now and then.
 */
export function* readCsv(text: string, wanted: Delimiter | null): Generator<void, Table> {
  // Excel's own way to say it, which is no row.
  const named = /^sep=([,;\t|])\r?\n/i.exec(text)
  const from = { at: named?.[0].length ?? 0, line: named ? 2 : 1 }
  const delimiter = wanted ?? (named?.[1] as Delimiter | undefined) ?? findDelimiter(text, from)
  const rows: Row[] = []
  const odd: Oddity[] = []
  const note = (line: number, says: string) => odd.push({ line, says })
  const next = createReader(text, delimiter, from, note)
  for (let row = next(); row; row = next()) {
    if (rows.length === mostRows) {
      note(row.line, `Only the first ${mostRows} lines are read.`)
      break
    }
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
    if (rows.length % step === step - 1) yield
  }
  return { rows, delimiter, odd }
}

/** Gives what reads the next line, null at the end. */
function createReader(
  text: string,
  delimiter: string,
  start: { at: number; line: number },
  note: (line: number, says: string) => void,
): () => Row | null {
  let { at, line } = start
  // Where a plain cell ends: sticky, so that it looks no further than that.
  const plain = new RegExp(`[^${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\\r\\n]*`, 'y')

  const readPlain = (): string => {
    plain.lastIndex = at
    const cell = plain.exec(text)?.[0] ?? ''
    at += cell.length
    return cell
  }

  /** A cell that begins with a quote; what comes behind the closing one belongs to it. */
  const readQuoted = (): string => {
    const parts: string[] = []
    let from = at + 1
    for (;;) {
      const quote = text.indexOf('"', from)
      // At most once in a text, so that looking for the end of it costs little: no later one can be left open too.
      if (quote < 0) {
        note(line, 'A quote is opened here and never closed: it is read as part of the text.')
        return readPlain()
      }
      parts.push(text.slice(from, quote))
      from = quote + 1
      if (text[from] !== '"') break
      parts.push('"')
      from++
    }
    const quoted = parts.join('')
    at = from
    const behind = readPlain()
    if (behind.trim() !== '') note(line, 'There is text behind a closing quote; it is kept.')
    const breaks = quoted.match(/\r\n|\r|\n/g)?.length ?? 0
    if (breaks > manyBreaks)
      note(line, `A cell goes on for ${breaks + 1} lines: a closing quote may be missing.`)
    line += breaks
    return quoted + behind.trim()
  }

  return () => {
    if (at >= text.length) return null
    const row: Row = { line, cells: [] }
    for (let more = true; more;) {
      const cell = text[at] === '"' ? readQuoted() : readPlain()
      if (row.cells.length < mostCells) row.cells.push(unmarked(cell))
      else if (row.cells.length === mostCells) {
        note(row.line, `Only the first ${mostCells} cells of a line are read.`)
        skipLine()
        break
      }
      more = text[at] === delimiter
      if (more) at++
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
    return row
  }

  function skipLine() {
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  }
}

/** The delimiter by which the first lines have the most cells, the same number in the most lines. */
function findDelimiter(text: string, from: { at: number; line: number }): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const next = createReader(text, delimiter, from, () => {})
    const widths: number[] = []
    for (let row = next(); row && widths.length < sample; row = next()) {
      if (row.cells.some((cell) => cell.trim() !== '')) widths.push(row.cells.length)
    }
    const wide = widths.filter((width) => width > 1)
    const alike = Math.max(0, ...wide.map((width) => wide.filter((other) => other === width).length))
    const width = wide.find((other) => wide.filter((one) => one === other).length === alike) ?? 1
    return { delimiter, share: widths.length === 0 ? 0 : alike / widths.length, width }
  })
  const best = scores.toSorted(
    (a, b) => Math.round(b.share * 10) - Math.round(a.share * 10) || b.width - a.width,
  )[0]
  return best && best.share > 0 ? best.delimiter : ','
}
