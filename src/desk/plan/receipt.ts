import type { Role } from '../../api/schema.ts'
import { fieldWords } from '../../operations/fields.ts'
import { operations } from '../../operations/operations.ts'
import { byteOrderMark, csvRecord, escapeFormula } from '../../text/csv.ts'
import { type Plan, shown, stateOf } from './plan.ts'
import type { PlanRow, RowOutcome } from './types.ts'

export interface ReceiptRequest {
  planId: string
  format: 'csv' | 'json'
  /** Who asked for it, by the name they gave. */
  by: string
}

const head = ['ID', 'Email', 'Name', 'Operation', 'Before', 'After', 'Outcome', 'Message', 'Error ID', 'When']
const outcomes: Record<RowOutcome['state'], string> = {
  waiting: 'Not run',
  running: 'Running',
  out: 'Taken out',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Unknown',
  skipped: 'Skipped',
}
/** So many rows are a piece of text. */
const batch = 1000

/** What was asked, by whom and when, and what has become of each row; as the pieces of a text. */
export function receipt(plan: Plan, { format, by }: ReceiptRequest, roles: readonly Role[]): string[] {
  const rows = plan.rows.map((row, place) => told(shown(row, place), roles))
  if (format === 'csv') {
    const { title } = plan
    const asked = [title, by, time(plan.startedAt)]
    const records = [[...head, 'Plan', 'By', 'Run at'], ...rows.map((row) => [...row, ...asked])]
    const lines = records.map((cells) => csvRecord(cells.map(escapeFormula)))
    return [byteOrderMark, ...pieces(lines, '')]
  }
  const { id, title, source, undoes, createdAt, startedAt, endedAt, state, counts } = stateOf(plan)
  const times = { createdAt: time(createdAt), startedAt: time(startedAt), endedAt: time(endedAt) }
  const about = JSON.stringify({ id, title, source, undoes, by, ...times, state, counts }, null, 2)
  const keys = head.map(keyOf)
  const objects = rows.map((row) =>
    JSON.stringify(Object.fromEntries(row.map((value, at) => [keys[at] ?? '', value]))),
  )
  return [`{\n"plan": ${about},\n"rows": [\n`, ...pieces(objects, ',\n'), '\n]}\n']
}

/** A row in the order of the head. */
function told({ userId, email, name, request, before, after, outcome }: PlanRow, roles: readonly Role[]) {
  const operation = request && operations[request.operation]
  const words = (user: typeof before) =>
    user && operation ? fieldWords(operation.dependsOn, user, roles) : ''
  const error = 'error' in outcome ? outcome.error : null
  const messages = error?.messages.map(({ message }) => message).join(' ')
  return [
    userId,
    email ?? '',
    name,
    operation?.verb ?? '',
    words(before),
    words(after),
    outcomes[outcome.state],
    'says' in outcome ? outcome.says : messages || (error?.kind ?? ''),
    error?.fingerprint ?? '',
    'at' in outcome ? time(outcome.at) : '',
  ]
}

function time(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString()
}

/** "Error ID" as a key: `errorId`. */
function keyOf(title: string): string {
  const [first = '', ...more] = title.toLowerCase().split(' ')
  return first + more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function pieces(texts: string[], between: string): string[] {
  const all: string[] = []
  for (let from = 0; from < texts.length; from += batch) {
    const isLast = from + batch >= texts.length
    all.push(texts.slice(from, from + batch).join(between) + (isLast ? '' : between))
  }
  return all
}
