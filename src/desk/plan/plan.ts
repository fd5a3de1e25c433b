import { operations } from '../../operations/operations.ts'
import { displayName, shortId } from '../../operations/person.ts'
import { after, inverse } from '../../operations/requests.ts'
import type { Confirmed, Guard } from '../operate/guards.ts'
import { invitationOperations, isInvitationRequest } from '../../operations/invitations.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import { toInvitationRow } from './inviteeRows.ts'
import { type PersonRow, type Row, type Subject, userBefore } from './rows.ts'
import type { Incomplete, Leavers, PersonPlanRow, PlanRow, PlanState, RowOutcome, RowState } from './types.ts'
import { changeTitle, incompleteSelection, peopleCount, runCancelled, undoTitle } from './words.ts'

/** A plan, as the desk keeps it. Pages get a `PlanState`. */
export interface Plan extends Pick<
  PlanState,
  'id' | 'source' | 'undoes' | 'createdAt' | 'startedAt' | 'endedAt' | 'state' | 'error' | 'waitsUntil'
> {
  title: string
  /** Set if people may be missing from the selection that the plan was made of. */
  incomplete: Incomplete | null
  /** Null unless its people are those who are not on a list. */
  leavers: Leavers | null
  subjects: Subject[]
  /** What the admin should know before the run, besides what follows from the rows. */
  cautions: string[]
  /** Rows of all subjects, in the order in which they are shown. */
  rows: Row[]
  guards: Guard[]
  confirmed: Confirmed
  counts: PlanState['counts']
  /** Milliseconds that the plan has run until `updatedAt`. */
  runningMs: number
  updatedAt: number
  /** Rows that finished while it ran. */
  finishedRows: number
  /** Aborts the current run. */
  abort: AbortController
  /** Resolves when nothing runs any more. */
  finished: Promise<void>
}

const noRows: PlanState['counts'] = {
  waiting: 0,
  running: 0,
  out: 0,
  done: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
}
const finalStates = new Set<RowState>(['done', 'failed', 'unknown', 'skipped'])

interface PlanOptions extends Pick<Plan, 'id' | 'source'> {
  /** Milliseconds since 1970. */
  now: number
  /** The plan that the new one undoes. */
  undoes?: Plan
  incomplete?: Incomplete | null
  leavers?: Leavers | null
  cautions?: string[]
}

/** Creates a plan for these people or invited addresses. */
export function createPlan(
  subjects: Subject[],
  { id, now, source, undoes, incomplete = null, leavers = null, cautions = [] }: PlanOptions,
): Plan {
  const plan: Plan = {
    id,
    title: '',
    source,
    incomplete,
    undoes: undoes?.id ?? null,
    leavers,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    state: 'ready',
    error: null,
    waitsUntil: null,
    subjects,
    cautions,
    rows: subjects.flatMap(({ rows }): Row[] => rows),
    guards: [],
    confirmed: {},
    counts: noRows,
    runningMs: 0,
    updatedAt: now,
    finishedRows: 0,
    abort: new AbortController(),
    finished: Promise.resolve(),
  }
  updateCountsAndTitle(plan)
  if (undoes) plan.title = undoTitle(undoes.title)
  return plan
}

/** Counts the rows again, after some were excluded or included, and words the title accordingly. */
export function updateCountsAndTitle(plan: Plan) {
  plan.counts = { ...noRows }
  const waiting = new Set<Subject>()
  const requests = new Map<string, SubjectRequest>()
  for (const row of plan.rows) {
    const { outcome, request } = row
    plan.counts[outcome.state]++
    if (request) requests.set(request.operation, request)
    if (outcome.state === 'waiting') waiting.add(row.kind === 'person' ? row.person : row.invitee)
  }
  if (plan.undoes !== null) return
  const [request] = requests.values()
  plan.title = request && requests.size === 1 ? headingOf(request, waiting.size) : changeTitle(waiting.size)
}

function headingOf(request: SubjectRequest, count: number): string {
  return isInvitationRequest(request)
    ? invitationOperations[request.operation].heading(count)
    : operations[request.operation].heading(peopleCount(count))
}

/** Sets the outcome of a row and keeps the counts up to date. */
export function setOutcome(plan: Plan, row: Row, outcome: RowOutcome) {
  plan.counts[row.outcome.state]--
  plan.counts[outcome.state]++
  if (row.outcome.state === 'running' && finalStates.has(outcome.state)) plan.finishedRows++
  row.outcome = outcome
}

/** Skips the rows of a cancelled plan that were not sent. */
export function skipWaitingRows(plan: Plan, at: number) {
  for (const row of plan.rows) {
    if (row.outcome.state === 'waiting')
      setOutcome(plan, row, { state: 'skipped', reason: 'cancelled', message: runCancelled, at })
  }
}

/** Updates the state of a plan and the time that it has run. */
export function updatePlan(
  plan: Plan,
  now: number,
  changes: Partial<Pick<Plan, 'state' | 'error' | 'endedAt'>>,
) {
  if (plan.state === 'running' || plan.state === 'ending') plan.runningMs += now - plan.updatedAt
  plan.updatedAt = now
  Object.assign(plan, changes)
}

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
  if (row.kind === 'invitation') return row.outcome.state === 'done' && row.request?.operation === 'invite'
  const user = userBefore(row)
  return (
    row.outcome.state === 'done' &&
    row.request !== null &&
    user !== null &&
    inverse(row.request, user) !== null
  )
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
