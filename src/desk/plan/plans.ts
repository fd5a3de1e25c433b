import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { type Confirmed, type Guard, guardsOf, type PendingOperation } from '../operate/guards.ts'
import type { RunDependencies } from './personRunner.ts'
import {
  createPlan,
  type Plan,
  setOutcome,
  toPlanRow,
  toPlanState,
  updateCountsAndTitle,
  updatePlan,
} from './plan.ts'
import { createPlanRunner } from './planRunner.ts'
import { preview } from './preview.ts'
import { receipt, type ReceiptRequest } from './receipt.ts'
import { assessRows, type Row, userBefore } from './rows.ts'
import type {
  ExcludeRowsRequest,
  Leavers,
  PlanRequest,
  PlanRows,
  PlanRowsRequest,
  PlanState,
} from './types.ts'
import { peopleToUndo } from './undo.ts'
import { anotherPlanRuns, leaversInDoubt, notOnTheList, runCancelled } from './words.ts'

interface Dependencies extends RunDependencies {
  directory: Directory
  /** The admin's own id, if it was set. */
  me: () => string | null
  /** Called with people who were read in the session of this API. */
  onRead: (api: Api, users: readonly User[]) => void
  /** Called when a plan has changed. */
  changed: (state: PlanState) => void
}

/** Creates the list of plans. A plan is many operations as one, previewed before it runs. It stays until it is discarded. */
export function createPlans(dependencies: Dependencies) {
  const { api, now, directory, rules, changed } = dependencies
  const plans = new Map<string, Plan>()

  const notify = (plan: Plan): PlanState => {
    const state = toPlanState(plan)
    if (plans.has(plan.id)) changed(state)
    return state
  }

  const runner = createPlanRunner({ ...dependencies, notify })
  const { updateGuards, start } = createPlanStarter(plans, runner, dependencies)

  const add = async (plan: Plan): Promise<PlanState> => {
    plans.set(plan.id, plan)
    await updateGuards(plan)
    return notify(plan)
  }

  const pause = (plan: Plan) => {
    if (plan.state === 'running') {
      plan.abort.abort()
      updatePlan(plan, now(), { state: 'paused', error: null })
    }
    return notify(plan)
  }

  /** Makes a method that finds the plan by its id and returns null if there is none. */
  const withPlan =
    <Input extends { planId: string }, Result>(method: (plan: Plan, input: Input) => Result) =>
    (input: Input): Result | null => {
      const plan = plans.get(input.planId)
      return plan ? method(plan, input) : null
    }

  return {
    /** Creates a plan. Throws ApiError. */
    async make(request: PlanRequest, signal: AbortSignal): Promise<PlanState> {
      const http = api()
      const people = await preview(request, { api: http, directory, rules: rules(), signal })
      // If the session has changed since, the result belongs to the old one.
      if (http !== api()) throw new ApiError({ kind: 'unauthorized' })
      const leavers = (request.source === 'list' && request.leavers) || null
      return add(createPlan(people, { id: createPlanId(), now: now(), source: request.source, leavers }))
    },

    states: (): PlanState[] => [...plans.values()].map(toPlanState),

    /** This and the following methods return null if there is no such plan. */
    state: withPlan(async (plan: Plan) => {
      if (!isRunning(plan)) await updateGuards(plan)
      return toPlanState(plan)
    }),

    /** Returns one page of rows. */
    rows: withPlan((plan: Plan, { page, size, state }: PlanRowsRequest): PlanRows => {
      const rows = [...plan.rows.entries()].filter(
        ([, { outcome }]) => state === null || outcome.state === state,
      )
      const from = (page - 1) * size
      return {
        rows: rows.slice(from, from + size).map(([index, row]) => toPlanRow(row, index)),
        total: rows.length,
      }
    }),

    /** Excludes rows from a plan that has not run yet, or includes them again. */
    setExcluded: withPlan(async (plan: Plan, { rows: indexes, excluded }: ExcludeRowsRequest) => {
      if (plan.state !== 'ready') return toPlanState(plan)
      const rows = indexes.flatMap((index) => plan.rows[index] ?? [])
      for (const row of rows) {
        if (row.request === null || (row.outcome.state === 'out') === excluded) continue
        if (excluded && row.outcome.state !== 'waiting') continue
        row.outcome = { state: excluded ? 'out' : 'waiting' }
      }
      for (const person of new Set(rows.map((row) => row.person))) assessRows(person, rules())
      updateCountsAndTitle(plan)
      await updateGuards(plan)
      return notify(plan)
    }),

    /** Runs or resumes a plan, unless one of its guards prevents it. */
    run: withPlan(async (plan: Plan, { confirmed }: { planId: string; confirmed: Confirmed }) => {
      await start(plan, confirmed, ['ready', 'paused'])
      return notify(plan)
    }),

    /** Runs the failed rows once more, with the same guards. Unknown outcomes are only read again. */
    retryFailed: withPlan(async (plan: Plan, { confirmed }: { planId: string; confirmed: Confirmed }) => {
      await start(plan, confirmed, ['ended'])
      return notify(plan)
    }),

    /** Sends nothing more. Requests under way finish. */
    pause: withPlan(pause),

    /** Ends a run early. Rows that were not sent are skipped. */
    cancel: withPlan((plan: Plan) => {
      if (plan.state !== 'running' && plan.state !== 'paused') return toPlanState(plan)
      plan.abort.abort()
      plan.finished = plan.finished.then(() => skipWaitingRows(plan, now()))
      runner.start(plan, 'ending')
      return notify(plan)
    }),

    /** Removes a plan. Requests under way finish. */
    discard: withPlan((plan: Plan) => {
      plan.abort.abort()
      updatePlan(plan, now(), { state: 'discarded' })
      const state = notify(plan)
      plans.delete(plan.id)
      return state
    }),

    /** Creates a plan that undoes what a plan has done. */
    undo: withPlan((plan: Plan) => {
      if (plan.state !== 'ended') return null
      const people = peopleToUndo(plan, directory.get, rules())
      return add(createPlan(people, { id: createPlanId(), now: now(), source: 'undo', undoes: plan }))
    }),

    receipt: withPlan((plan: Plan, request: ReceiptRequest) => receipt(plan, request, rules().roles)),

    /** Pauses every running plan. */
    pauseAll() {
      for (const plan of plans.values()) pause(plan)
    },

    /** Removes all plans. Requests under way finish. */
    forget() {
      for (const { abort } of plans.values()) abort.abort()
      plans.clear()
    },
  }
}

/** Checks guards, and starts plans that pass them. */
function createPlanStarter(
  plans: ReadonlyMap<string, Plan>,
  runner: ReturnType<typeof createPlanRunner>,
  { api, directory, rules, me }: Dependencies,
) {
  /** Only one plan runs at a time. Two would double the load on the API, and neither's guards would count the other. */
  const isAnotherRunning = (plan: Plan) =>
    [...plans.values()].some((other) => other !== plan && isRunning(other))

  const updateGuards = async (plan: Plan) => {
    const roles = () => rules().roles
    const pending = rowsToRun(plan).flatMap(toPendingOperation)
    const guards = await guardsOf(pending, plan.confirmed, { roles, me, directory })
    if (plan.leavers && pending.length > 0) guards.unshift(leaversGuard(plan.leavers, plan, pending))
    plan.guards = isAnotherRunning(plan) ? [busyGuard, ...guards] : guards
  }

  /** Starts a plan that is in one of these states, if all guards are confirmed. Throws if nobody is signed in. */
  const start = async (plan: Plan, { number, ...confirmed }: Confirmed, states: PlanState['state'][]) => {
    api()
    if (!states.includes(plan.state)) return
    if (directory.progress().state === 'idle') directory.start()
    Object.assign(plan.confirmed, confirmed)
    await updateGuards(plan)
    const numberGuard = plan.guards.find(({ name }) => name === 'number')
    if (numberGuard && number === numberGuard.count) {
      plan.confirmed.number = number
      numberGuard.confirmed = true
    }
    if (!plan.guards.every((guard) => guard.confirmed)) return
    // Another tab may have started a plan in the meantime.
    if (!states.includes(plan.state) || isAnotherRunning(plan)) return
    for (const row of rowsToRun(plan)) setOutcome(plan, row, { state: 'waiting' })
    runner.start(plan, 'running')
  }

  return { updateGuards, start }
}

function isRunning({ state }: Plan): boolean {
  return state === 'running' || state === 'ending'
}

/** The rows of the next run. Once a plan has ended, these are the failed ones. */
function rowsToRun(plan: Plan): Row[] {
  const state = plan.state === 'ended' ? 'failed' : 'waiting'
  return plan.rows.filter(({ outcome }) => outcome.state === state)
}

function skipWaitingRows(plan: Plan, at: number) {
  for (const row of plan.rows) {
    if (row.outcome.state === 'waiting')
      setOutcome(plan, row, { state: 'skipped', reason: 'cancelled', message: runCancelled, at })
  }
}

/** The operation of a row, on the person as the rows before it leave them. */
function toPendingOperation(row: Row): PendingOperation[] {
  const user = userBefore(row)
  return user && row.request ? [{ user, request: row.request }] : []
}

/** Creates a random id. `crypto.randomUUID` does not exist on pages that are served without TLS. */
function createPlanId(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return random.toString(16).padStart(8, '0')
}

/** Asks before anything happens to people because a list does not have them, however few they are. */
function leaversGuard(
  { unresolved }: Leavers,
  { confirmed }: Plan,
  pending: readonly PendingOperation[],
): Guard {
  const count = new Set(pending.map(({ user }) => user.id)).size
  return {
    name: 'leavers',
    verdict: 'asks',
    known: true,
    count,
    message: unresolved > 0 ? leaversInDoubt(count, unresolved) : notOnTheList(count),
    confirmed: confirmed.leavers === true,
  }
}

const busyGuard: Guard = {
  name: 'busy',
  verdict: 'blocks',
  known: true,
  count: 1,
  message: anotherPlanRuns,
  confirmed: false,
}
