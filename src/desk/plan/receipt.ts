import type { Role, User } from '../../api/schema.ts'
import { fieldWords } from '../../operations/fields.ts'
import { invitationChange } from '../../operations/invitationChange.ts'
import { invitationOperations } from '../../operations/invitations.ts'
import { operations } from '../../operations/operations.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import { isoTime } from '../../text/isoTime.ts'
import type { Plan } from './plan.ts'
import { toPlanRow, toPlanState } from './planState.ts'
import type { InvitationPlanRow, PersonPlanRow, PlanRow } from './types.ts'
import { outcomeMessage, receiptOutcomes } from './words.ts'

/** Asks for the receipt of a plan. */
export interface ReceiptRequest {
  planId: string
  format: 'csv' | 'json'
  /** Name of the admin, as they typed it. */
  by: string
}

const columns = [
  'ID',
  'Email',
  'Name',
  'Operation',
  'Before',
  'After',
  'Outcome',
  'Message',
  'Error ID',
  'When',
]
const rowsPerChunk = 1000

/** Operation, before and after of a row, in words. */
type RowCells = [verb: string, before: string, after: string]

/** Writes the receipt of a plan: what was requested, by whom and when, and the outcome of each row. Returns chunks of text. */
export function writeReceipt(plan: Plan, { format, by }: ReceiptRequest, roles: readonly Role[]): string[] {
  const rows = plan.rows.map((row, index) => toCells(toPlanRow(row, index), roles))
  return format === 'csv' ? toCsv(plan, by, rows) : toJson(plan, by, rows)
}

function toCsv(plan: Plan, by: string, rows: string[][]): string[] {
  const planCells = [plan.title, by, isoTime(plan.startedAt)]
  const lines = rows.map((row) => csvRecord([...row, ...planCells].map(escapeFormula)))
  const header = csvHeader([...columns, 'Plan', 'By', 'Run at'])
  return [byteOrderMark + header, ...joinInChunks(lines, '')]
}

function toJson(plan: Plan, by: string, rows: string[][]): string[] {
  const { id, title, source, undoes, createdAt, startedAt, endedAt, state, counts } = toPlanState(plan)
  const times = {
    createdAt: isoTime(createdAt),
    startedAt: isoTime(startedAt),
    endedAt: isoTime(endedAt),
  }
  const header = JSON.stringify({ id, title, source, undoes, by, ...times, state, counts }, null, 2)
  const keys = columns.map(toKey)
  const objects = rows.map((row) =>
    JSON.stringify(Object.fromEntries(row.map((value, index) => [keys[index] ?? '', value]))),
  )
  return [`{\n"plan": ${header},\n"rows": [\n`, ...joinInChunks(objects, ',\n'), '\n]}\n']
}

/** The cells of a row, in the order of `columns`. */
function toCells(row: PlanRow, roles: readonly Role[]): string[] {
  const { email, name, outcome } = row
  const [verb, before, after] = row.kind === 'person' ? personCells(row, roles) : invitationCells(row, roles)
  return [
    row.userId ?? '',
    email ?? '',
    name,
    verb,
    before,
    after,
    receiptOutcomes[outcome.state],
    outcomeMessage(outcome),
    'error' in outcome ? (outcome.error.fingerprint ?? '') : '',
    'at' in outcome ? isoTime(outcome.at) : '',
  ]
}

/** Operation, before and after of a person. */
function personCells({ request, before, after }: PersonPlanRow, roles: readonly Role[]): RowCells {
  const operation = request && operations[request.operation]
  const words = (user: User | null) => (user && operation ? fieldWords(operation.dependsOn, user, roles) : '')
  return [operation?.verb ?? '', words(before), words(after)]
}

/** Operation, before and after of an invitation. */
function invitationCells(row: InvitationPlanRow, roles: readonly Role[]): RowCells {
  const verb = row.request ? invitationOperations[row.request.operation].verb : ''
  const { before, after } = invitationChange(row, roles)
  return [verb, before, after]
}

/** Turns a column's title into a JSON key: "Error ID" becomes `errorId`. */
function toKey(title: string): string {
  const [first = '', ...rest] = title.toLowerCase().split(' ')
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function joinInChunks(texts: string[], separator: string): string[] {
  const chunks: string[] = []
  for (let from = 0; from < texts.length; from += rowsPerChunk) {
    const isLast = from + rowsPerChunk >= texts.length
    chunks.push(texts.slice(from, from + rowsPerChunk).join(separator) + (isLast ? '' : separator))
  }
  return chunks
}
