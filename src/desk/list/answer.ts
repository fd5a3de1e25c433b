import type { User } from '../../api/schema.ts'
import type { Difference } from './difference.ts'
import { identifyingCells, type LineMatch } from './matchLines.ts'
import type { Row } from '../../text/readCsv.ts'
import type { ParsedList } from './parseList.ts'
import type { ListAnswer, ListLine, ListRequest } from './types.ts'
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
  /** Whom each line means. */
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
  const counts = { matched: 0, ambiguous: 0, notFound: 0, twice: 0, problem: 0, damaged: 0 }
  const filtered: number[] = []
  for (const [index, { kind }] of matches.entries()) {
    const hasProblem = leavers === null && (differences[index]?.problems.length ?? 0) > 0
    counts[kind]++
    if (hasProblem) counts.problem++
    const isDamaged = leavers === null && (differences[index]?.damage.length ?? 0) > 0
    if (isDamaged) counts.damaged++
    const isShown =
      filter === null ||
      filter === kind ||
      (filter === 'problem' && hasProblem) ||
      (filter === 'damaged' && isDamaged)
    if (isShown) filtered.push(index)
  }
  const from = (page - 1) * size
  const to = from + size
  const requestCounts = differences.map(({ requests }) => requests.length)
  const samples = parsed.rows.slice(0, sampleLines)
  return {
    encoding: parsed.encoding,
    delimiter: parsed.delimiter,
    layout: 'table',
    header: parsed.header,
    columns: parsed.columns.map((kind, index) => ({
      name: parsed.names && shorten(parsed.names[index] ?? ''),
      sample: shorten(samples.find(({ cells }) => cells[index]?.trim())?.cells[index] ?? ''),
      kind,
    })),
    columnCandidates: [],
    encodingCandidates: [],
    odd: parsed.odd.slice(0, maxOddities),
    oddCount: parsed.odd.length,
    isComplete: results.isComplete,
    counts,
    notUnderstoodCount: 0,
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

function createLine({ parsed, matches, differences }: Results, index: number): ListLine {
  const row = parsed.rows[index] ?? { line: 0, cells: [] }
  const { kind, user, by, twiceOf, candidates = [] } = matches[index] ?? {}
  return {
    key: lineKey(row),
    line: row.line,
    says: shorten(identifyingCells(row.cells, parsed.columns).join(' · ')),
    kind: kind ?? 'notFound',
    user: user ?? null,
    by: by ?? null,
    matchedBy: null,
    cleaned: null,
    notUnderstood: null,
    twiceOf: twiceOf ?? null,
    ...firstCandidates(candidates),
    changes: differences[index]?.changes ?? [],
    problems: differences[index]?.problems ?? [],
    damage: differences[index]?.damage ?? [],
  }
}

const firstCandidates = (candidates: readonly User[]) => ({
  candidates: candidates.slice(0, maxCandidates),
  candidateCount: candidates.length,
})

/** Returns the key of a line in `chosen` and `includedDamage`. */
export const lineKey = (row: Row) => String(row.line)
