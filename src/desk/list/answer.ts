import type { User } from '../../api/schema.ts'
import type { Difference } from './difference.ts'
import { keyCells, type Meant } from './match.ts'
import type { Read } from './read.ts'
import type { ListAnswer, ListLine, ListRequest } from './types.ts'
import { shortened } from './values.ts'

/** So many candidates of a line are told. */
const mostCandidates = 10
/** In so many lines an example of a column is looked for. */
const exampleLines = 200
/** So many oddities are told. */
const mostOdd = 20

/** What there is to an answer: a list as it was read, whom its lines mean, and what is asked for whom. */
interface Parts {
  read: Read
  meant: readonly Meant[]
  /** Where those are asked for. */
  leavers: readonly User[] | null
  /** For each line, or each leaver. */
  asked: readonly Difference[]
}

/** One page of an answer, with all that is to be said about the whole. */
export function answerOf(parts: Parts, { filter, page, size }: ListRequest): ListAnswer {
  const { read, meant, leavers, asked } = parts
  const counts = { matched: 0, ambiguous: 0, notFound: 0, twice: 0, problem: 0 }
  const shown: number[] = []
  for (const [at, { kind }] of meant.entries()) {
    const isProblem = leavers === null && (asked[at]?.problems.length ?? 0) > 0
    counts[kind]++
    if (isProblem) counts.problem++
    if (filter === null || filter === kind || (filter === 'problem' && isProblem)) shown.push(at)
  }
  const from = (page - 1) * size
  const to = from + size
  const requests = asked.map((one) => one.requests.length)
  const examples = read.rows.slice(0, exampleLines)
  return {
    encoding: read.encoding,
    delimiter: read.delimiter,
    header: read.header,
    columns: read.columns.map((kind, at) => ({
      name: read.names && shortened(read.names[at] ?? ''),
      sample: shortened(examples.find(({ cells }) => cells[at]?.trim())?.cells[at] ?? ''),
      kind,
    })),
    odd: read.odd.slice(0, mostOdd),
    oddCount: read.odd.length,
    counts,
    lines: leavers ? [] : shown.slice(from, to).map((at) => lineOf(parts, at)),
    leavers: leavers?.slice(from, to) ?? [],
    total: leavers?.length ?? shown.length,
    planned: {
      requests: requests.reduce((sum, count) => sum + count, 0),
      people: requests.filter((count) => count > 0).length,
    },
  }
}

function lineOf({ read, meant, asked }: Parts, at: number): ListLine {
  const row = read.rows[at] ?? { line: 0, cells: [] }
  const { kind, user, by, twiceOf, candidates = [] } = meant[at] ?? {}
  return {
    line: row.line,
    says: shortened(keyCells(row.cells, read.columns).join(' · ')),
    kind: kind ?? 'notFound',
    user: user ?? null,
    by: by ?? null,
    twiceOf: twiceOf ?? null,
    candidates: candidates.slice(0, mostCandidates),
    candidateCount: candidates.length,
    changes: asked[at]?.changes ?? [],
    problems: asked[at]?.problems ?? [],
  }
}
