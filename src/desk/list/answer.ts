import type { User } from '../../api/schema.ts'
import type { Difference } from './difference.ts'
import { identifyingCells } from './lineKeys.ts'
import type { LineMatch } from './matchLines.ts'
import type { ParsedList } from './parseList.ts'
import type { ListAnswer, ListFormat, ListLine, ListRequest } from './types.ts'
import type { Unresolved } from './unresolved.ts'
import { shorten } from './values.ts'

/** Maximum number of candidates per line. */
const maxCandidates = 10
/** Number of lines in which to look for a sample of each column. */
const sampleLines = 200
/** Maximum number of warnings. */
const maxOddities = 20

/** All results for a list, of which the answer shows one page. */
interface Results {
  parsed: ParsedList
  /** The match of each line. */
  matches: readonly LineMatch[]
  /** Null unless the request is about leavers. */
  leavers: readonly User[] | null
  /** By line, or by leaver. */
  differences: readonly Difference[]
  unresolved: Unresolved
  /** Whether everyone is known. */
  isComplete: boolean
}

/** Returns one page of the lines (or leavers), with the counts of all. */
export function createAnswer(results: Results, { filter, page, size }: ListRequest): ListAnswer {
  const { parsed, matches, leavers, differences } = results
  const counts = { matched: 0, ambiguous: 0, notFound: 0, duplicate: 0, problem: 0, damaged: 0 }
  let notUnderstoodCount = 0
  const filtered: number[] = []
  for (const [index, { kind, notUnderstood }] of matches.entries()) {
    const hasProblem = leavers === null && (differences[index]?.problems.length ?? 0) > 0
    counts[kind]++
    if (hasProblem) counts.problem++
    const isDamaged = leavers === null && (differences[index]?.damage.length ?? 0) > 0
    if (isDamaged) counts.damaged++
    const isUnclear = notUnderstood !== null
    if (isUnclear) notUnderstoodCount++
    const isIncluded = { problem: hasProblem, damaged: isDamaged, notUnderstood: isUnclear, [kind]: true }
    if (filter === null || isIncluded[filter]) filtered.push(index)
  }
  const from = (page - 1) * size
  const to = from + size
  const requestCounts = differences.map(({ requests }) => requests.length)
  return {
    ...formatOf(parsed),
    isComplete: results.isComplete,
    counts,
    notUnderstoodCount,
    lines: leavers ? [] : filtered.slice(from, to).map((index) => createLine(results, index)),
    leavers: leavers?.slice(from, to) ?? [],
    unresolved: {
      count: results.unresolved.count,
      lines: results.unresolved.lines.map(({ index, candidates }) => ({
        ...createLine(results, index),
        ...firstCandidates(candidates),
      })),
    },
    total: leavers?.length ?? filtered.length,
    planned: {
      requests: requestCounts.reduce((sum, count) => sum + count, 0),
      people: requestCounts.filter((count) => count > 0).length,
    },
  }
}

/** Describes how a list was read. */
export function formatOf(parsed: ParsedList): ListFormat {
  const samples = parsed.rows.slice(0, sampleLines)
  return {
    encoding: parsed.encoding,
    delimiter: parsed.delimiter,
    layout: parsed.layout,
    header: parsed.header,
    columns: parsed.columns.map((kind, index) => ({
      name: parsed.names && shorten(parsed.names[index] ?? ''),
      sample: shorten(samples.find(({ cells }) => cells[index]?.trim())?.cells[index] ?? ''),
      kind,
    })),
    columnCandidates: parsed.columnCandidates,
    encodingCandidates: parsed.encodingCandidates,
    delimiterCandidates: parsed.delimiterCandidates,
    odd: parsed.odd.slice(0, maxOddities),
    oddCount: parsed.odd.length,
  }
}

function createLine({ parsed, matches, differences }: Results, index: number): ListLine {
  const row = parsed.rows[index] ?? { key: '', line: 0, cells: [] }
  const match = matches[index]
  const heads = (match?.columns ?? []).map((column) => parsed.names?.[column]?.trim() ?? '')
  // While the columns of the person are not chosen, a line is shown as a whole.
  const cells = identifyingCells(row.cells, parsed.columns)
  const shown = cells.length > 0 ? cells : row.cells.filter((cell) => cell.trim() !== '')
  return {
    key: row.key,
    line: row.line,
    text: shorten(shown.join(' · ')),
    kind: match?.kind ?? 'notFound',
    user: match?.user ?? null,
    by: match?.by ?? null,
    matchedBy: shorten(heads.filter((head) => head !== '').join(', ')) || null,
    cleaned: match?.cleaned ?? null,
    notUnderstood: match?.notUnderstood ?? null,
    duplicateOf: match?.duplicateOf ?? null,
    ...firstCandidates(match?.candidates ?? []),
    changes: differences[index]?.changes ?? [],
    problems: differences[index]?.problems ?? [],
    damage: differences[index]?.damage ?? [],
  }
}

const firstCandidates = (candidates: readonly User[]) => ({
  candidates: candidates.slice(0, maxCandidates),
  candidateCount: candidates.length,
})
