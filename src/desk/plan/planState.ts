import { invitationOperations, isInvitationRequest } from '../../operations/invitations.ts'
import { inverseInvitation, type SubjectRequest } from '../../operations/invitation.ts'
import { operations } from '../../operations/operations.ts'
import { displayName, shortId } from '../../operations/person.ts'
import { after, inverse } from '../../operations/requests.ts'
import { toInvitationRow } from './inviteeRows.ts'
import type { Plan } from './plan.ts'
import { type PersonRow, type Row, userBefore } from './rows.ts'
import type { PersonPlanRow, PlanRow, PlanRows, PlanRowsRequest, PlanState } from './types.ts'
import { incompleteSelection } from './words.ts'

/** Describes a plan for pages. */
export function toPlanState(plan: Plan): PlanState {
  const { id, title, source, undoes, createdAt, startedAt, endedAt, state, guards, error, waitsUntil } = plan
  const counts = { ...plan.counts }
  const msPerRow = plan.finishedRows === 0 ? null : plan.runningMs / plan.finishedRows
  return {
    id,
    title,
    source,
    undoes,
    createdAt,
    startedAt,
    endedAt,
    state,
    counts,
    skips: countSkips(plan),
    undoable: state === 'ended' ? plan.rows.filter(canUndo).length : 0,
    guards,
    warnings: findWarnings(plan),
    error,
    waitsUntil,
    perSecond: msPerRow ? 1000 / msPerRow : 0,
    timeLeft: msPerRow === null ? null : msPerRow * (counts.waiting + counts.running),
  }
}

function canUndo(row: Row): boolean {
  if (row.outcome.state !== 'done' || row.request === null) return false
  if (row.kind === 'invitation') return inverseInvitation(row.request, row.invitee.after) !== null
  const user = userBefore(row)
  return user !== null && inverse(row.request, user) !== null
}

/** Describes one page of the rows for pages. */
export function toPlanRows(plan: Plan, { page, size, state }: Omit<PlanRowsRequest, 'planId'>): PlanRows {
  const rows = [...plan.rows.entries()].filter(([, { outcome }]) => state === null || outcome.state === state)
  const from = (page - 1) * size
  return {
    rows: rows.slice(from, from + size).map(([index, row]) => toPlanRow(row, index)),
    total: rows.length,
  }
}

/** Describes a row for pages. `index` is its place in the plan, from 0. */
export function toPlanRow(row: Row, index: number): PlanRow {
  return row.kind === 'person' ? toPersonRow(row, index) : toInvitationRow(row, index)
}

function toPersonRow(row: PersonRow, index: number): PersonPlanRow {
  const { person, request, outcome } = row
  const user = userBefore(row)
  return {
    kind: 'person',
    row: index,
    userId: person.id,
    name: user ? displayName(user) : `Person ${shortId(person.id)}`,
    email: user?.email ?? null,
    before: user,
    after: user && request ? after(request, user) : null,
    request,
    outcome,
  }
}

function countSkips(plan: Plan): PlanState['skips'] {
  const skips: PlanState['skips'] = {}
  for (const { outcome } of plan.rows) {
    if (outcome.state === 'skipped') skips[outcome.reason] = (skips[outcome.reason] ?? 0) + 1
  }
  return skips
}

/** Says who may be missing and, before the run, what can't be undone. Each warning once. */
function findWarnings(plan: Plan): string[] {
  const missing = [
    ...(plan.incomplete ? [incompleteSelection(plan.incomplete.unread)] : []),
    ...plan.cautions,
  ]
  if (plan.state !== 'ready') return missing
  const warnings = plan.rows.map(({ request, outcome }) =>
    request && outcome.state === 'waiting' ? cautionOf(request) : null,
  )
  return [...missing, ...new Set(warnings.filter((warning) => warning !== null))]
}

function cautionOf(request: SubjectRequest): string | null {
  return isInvitationRequest(request)
    ? invitationOperations[request.operation].caution
    : operations[request.operation].irreversible
}
