import { operations } from '../../operations/operations.ts'
import { displayName, shortId } from '../../operations/person.ts'
import { after, inverse } from '../../operations/requests.ts'
import type { Confirmed, Guard } from '../operate/guards.ts'
import { before, type Person, type Row } from './rows.ts'
import type { PlanRow, PlanState, RowOutcome, RowState } from './types.ts'

/** A plan, as the desk keeps it. */
export interface Plan extends Pick<
  PlanState,
  'id' | 'source' | 'undoes' | 'createdAt' | 'startedAt' | 'endedAt' | 'state' | 'error' | 'waitsUntil'
> {
  title: string
  people: Person[]
  /** Of all people, in the order shown. */
  rows: Row[]
  guards: Guard[]
  confirmed: Confirmed
  counts: PlanState['counts']
  /** Milliseconds that it ran until `since`, and how many rows it ended in that time. */
  spent: number
  since: number
  endedRows: number
  /** Stops what is running. */
  stop: AbortController
  /** Resolves when nothing is running any more. */
  over: Promise<void>
}

const none: PlanState['counts'] = {
  waiting: 0,
  running: 0,
  out: 0,
  done: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
}
const atEnd = new Set<RowState>(['done', 'failed', 'unknown', 'skipped'])

/** How a plan comes to be. `now` in milliseconds since 1970. */
interface Made extends Pick<Plan, 'id' | 'source'> {
  now: number
  undoes?: Plan
}

/** A new plan for these people. */
export function createPlan(people: Person[], { id, now, source, undoes }: Made): Plan {
  const plan: Plan = {
    id,
    title: '',
    source,
    undoes: undoes?.id ?? null,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    state: 'ready',
    error: null,
    waitsUntil: null,
    people,
    rows: people.flatMap(({ rows }) => rows),
    guards: [],
    confirmed: {},
    counts: none,
    spent: 0,
    since: now,
    endedRows: 0,
    stop: new AbortController(),
    over: Promise.resolve(),
  }
  recount(plan)
  if (undoes) plan.title = `Undo “${undoes.title}”`
  return plan
}

/** Counts anew and finds the title anew, after rows were taken out or put back. */
export function recount(plan: Plan) {
  plan.counts = { ...none }
  const concerned = new Set<Person>()
  const names = new Set<string>()
  for (const { outcome, request, person } of plan.rows) {
    plan.counts[outcome.state]++
    if (request) names.add(operations[request.operation].heading(''))
    if (outcome.state === 'waiting') concerned.add(person)
  }
  if (plan.undoes !== null) return
  const people = concerned.size === 1 ? '1 person' : `${concerned.size} people`
  const [row] = plan.rows
  plan.title =
    names.size === 1 && row?.request ? operations[row.request.operation].heading(people) : `Change ${people}`
}

/** Says what has become of a row. */
export function setOutcome(plan: Plan, row: Row, outcome: RowOutcome) {
  plan.counts[row.outcome.state]--
  plan.counts[outcome.state]++
  if (row.outcome.state === 'running' && atEnd.has(outcome.state)) plan.endedRows++
  row.outcome = outcome
}

/** Goes on to another state, or only to another time. */
export function advance(plan: Plan, now: number, change: Partial<Pick<Plan, 'state' | 'error' | 'endedAt'>>) {
  if (plan.state === 'running' || plan.state === 'ending') plan.spent += now - plan.since
  plan.since = now
  Object.assign(plan, change)
}

/** What pages get to know of a plan. */
export function stateOf(plan: Plan): PlanState {
  const { id, title, source, undoes, createdAt, startedAt, endedAt, state, guards, error, waitsUntil } = plan
  const counts = { ...plan.counts }
  const perRow = plan.endedRows === 0 ? null : plan.spent / plan.endedRows
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
    skips: skipsOf(plan),
    undoable: state === 'ended' ? plan.rows.filter((row) => inverseOf(row) !== null).length : 0,
    guards,
    warnings: warningsOf(plan),
    error,
    waitsUntil,
    perSecond: perRow ? 1000 / perRow : 0,
    timeLeft: perRow === null ? null : perRow * (counts.waiting + counts.running),
  }
}

/** What takes back a row that is done; null where nothing does. */
function inverseOf(row: Row) {
  const user = before(row)
  return row.outcome.state === 'done' && row.request && user ? inverse(row.request, user) : null
}

/** A row of a plan, as pages get it. */
export function shown(row: Row, place: number): PlanRow {
  const { person, request, outcome } = row
  const user = before(row)
  return {
    row: place,
    userId: person.id,
    name: user ? displayName(user) : `Person ${shortId(person.id)}`,
    email: user?.email ?? null,
    before: user,
    after: user && request ? after(request, user) : null,
    request,
    outcome,
  }
}

function skipsOf(plan: Plan): PlanState['skips'] {
  const skips: PlanState['skips'] = {}
  for (const { outcome } of plan.rows) {
    if (outcome.state === 'skipped') skips[outcome.reason] = (skips[outcome.reason] ?? 0) + 1
  }
  return skips
}

function warningsOf(plan: Plan): string[] {
  if (plan.state !== 'ready') return []
  const said = plan.rows.map(({ request, outcome }) =>
    request && outcome.state === 'waiting' ? operations[request.operation].irreversible : null,
  )
  return [...new Set(said.filter((text) => text !== null))]
}
