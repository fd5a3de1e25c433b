import { operations } from '../../operations/operations.ts'
import type { Confirmed, Guard } from '../operate/guards.ts'
import { invitationOperations, isInvitationRequest } from '../../operations/invitations.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import type { Row, Subject } from './rows.ts'
import type { Incomplete, Leavers, PlanState, RowOutcome, RowState } from './types.ts'
import { changeTitle, peopleCount, runCancelled, undoTitle } from './words.ts'

/** All of a plan but what runs, as it is carried over a reload. */
export interface CarriedPlan extends Pick<
  PlanState,
  'id' | 'source' | 'undoes' | 'createdAt' | 'startedAt' | 'endedAt' | 'state' | 'error' | 'waitsUntil'
> {
  title: string
  /** Set if people may be missing from the selection that the plan was made from. */
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
}

/** A plan, as the desk keeps it. Pages get a `PlanState`. */
export interface Plan extends CarriedPlan {
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

/** Whether a plan sends requests, or waits for their responses. */
export function isRunning({ state }: Pick<Plan, 'state'>): boolean {
  return state === 'running' || state === 'ending'
}

/** Counts the rows again, after some were excluded or included, and words the title accordingly. */
export function updateCountsAndTitle(plan: CarriedPlan) {
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
export function setOutcome(plan: CarriedPlan, row: Row, outcome: RowOutcome) {
  plan.counts[row.outcome.state]--
  plan.counts[outcome.state]++
  if (row.outcome.state === 'running' && finalStates.has(outcome.state)) plan.finishedRows++
  row.outcome = outcome
}

/** Skips the rows of a cancelled plan that were not sent. */
export function skipWaitingRows(plan: CarriedPlan, at: number) {
  for (const row of plan.rows) {
    if (row.outcome.state === 'waiting')
      setOutcome(plan, row, { state: 'skipped', reason: 'cancelled', message: runCancelled, at })
  }
}

/** Updates the state of a plan and the time that it has run. */
export function updatePlan(
  plan: CarriedPlan,
  now: number,
  changes: Partial<Pick<Plan, 'state' | 'error' | 'endedAt'>>,
) {
  if (isRunning(plan)) plan.runningMs += Math.max(0, now - plan.updatedAt)
  plan.updatedAt = now
  Object.assign(plan, changes)
}
