import { createRowReader, isBlank, type Position } from './csvRows.ts'

/** The supported delimiters between cells. */
export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

/** Maximum number of rows to look at. */
const maxRows = 50_000
/** Rows to look at before other tasks get their turn. */
const rowsPerStep = 500

/** How well a delimiter splits a text. Shares are from 0 to 1. */
interface Score {
  delimiter: Delimiter
  /** The share of rows that have an id or an email address as a cell of its own. */
  keys: number
  /** The share of rows that have the most frequent number of cells above 1, and that number. */
  regular: number
  width: number
  /** Whether a space follows each of these delimiters, as in prose. */
  isSpaced: boolean
}

/**
 * Detects the delimiter of a table: the one that sets ids and addresses apart and splits the most rows into the same
 * number of cells. Returns the best one first, then those that split the rows as well, into fewer cells. Yields from
 * time to time, to let other tasks run.
 */
export function* detectDelimiters(
  text: string,
  start: Position,
): Generator<void, [Delimiter, ...Delimiter[]]> {
  const scores: Score[] = []
  for (const delimiter of delimiters) {
    if (text.includes(delimiter)) scores.push(yield* scoreDelimiter(text, start, delimiter))
  }
  const [best, ...others] = scores
    .filter(({ width }) => width > 1)
    .toSorted((a, b) => compareScores(a, b) || b.width - a.width)
  if (!best) return [',']
  const equals = others.filter((other) => compareScores(best, other) === 0)
  return [best.delimiter, ...equals.map(({ delimiter }) => delimiter)]
}

/** Compares two scores, the better one first. A few odd rows make no difference, unless the other one has none. */
function compareScores(a: Score, b: Score): number {
  return (
    Math.round(b.keys * 10) - Math.round(a.keys * 10) ||
    Number(b.regular === 1) - Number(a.regular === 1) ||
    Math.round(b.regular * 10) - Math.round(a.regular * 10) ||
    Number(a.isSpaced) - Number(b.isSpaced)
  )
}

function* scoreDelimiter(text: string, start: Position, delimiter: Delimiter): Generator<void, Score> {
  const readRow = createRowReader(text, delimiter, start, () => {})
  const widths = new Map<number, number>()
  let rows = 0
  let withKeys = 0
  let isSpaced = true
  for (let row = readRow(); row && rows < maxRows; row = readRow()) {
    if (isBlank(row)) continue
    const { cells } = row
    rows++
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    if (cells.length > 1 && cells.some(isKey)) withKeys++
    if (cells.slice(1).some((cell) => !cell.startsWith(' '))) isSpaced = false
    if (rows % rowsPerStep === 0) yield
  }
  const [[width, count] = [1, 0]] = [...widths]
    .filter(([cells]) => cells > 1)
    .toSorted(([, a], [, b]) => b - a)
  return { delimiter, keys: withKeys / rows || 0, regular: count / rows || 0, width, isSpaced }
}

/** Whether a cell is nothing but an id or an email address. */
function isKey(cell: string): boolean {
  const text = cell.trim()
  return text.includes('@')
    ? /^[^\s@,;|<>]+@[^\s@,;|<>]+$/.test(text)
    : /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
