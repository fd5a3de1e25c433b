import { ApiError } from '../../api/error.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import { randomId } from '../../text/randomId.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { RunDependencies } from './runDependencies.ts'
import { type CarriedPlan, createPlan, isRunning, type Plan, skipWaitingRows, updatePlan } from './plan.ts'
import { carryPlan, checkPlan } from './carryPlan.ts'
import { createPlanRunner } from './planRunner.ts'
import { createPlanStarter } from './planStarter.ts'
import { toPlanRows, toPlanState } from './planState.ts'
import { excludeRows } from './excludeRows.ts'
import { preview } from './preview.ts'
import { type ReceiptRequest, writeReceipt } from './receipt.ts'
import type { ExcludeRowsRequest, PlanRequest, PlanRowsRequest, PlanState } from './types.ts'
import { subjectsToUndo } from './undo.ts'

interface Dependencies extends RunDependencies {
  /** The admin's own id, if it was set. */
  me: () => string | null
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
      const { subjects, cautions } = await preview(request, http, signal, dependencies)
      // If the session has changed since, the result belongs to the old one.
      if (http !== api()) throw new ApiError({ kind: 'unauthorized' })
      const { source } = request
      const incomplete = request.source === 'selection' ? (request.incomplete ?? null) : null
      const leavers = (request.source === 'list' && request.leavers) || null
      return add(createPlan(subjects, { id: randomId(), now: now(), source, incomplete, leavers, cautions }))
    },

    states: (): PlanState[] => [...plans.values()].map(toPlanState),

    /** This and the following methods return null if there is no such plan. */
    state: withPlan(async (plan: Plan) => {
      if (!isRunning(plan)) await updateGuards(plan)
      return toPlanState(plan)
    }),

    /** Returns one page of rows. */
    rows: withPlan((plan: Plan, request: PlanRowsRequest) => toPlanRows(plan, request)),

    /** Excludes rows from a plan that has not run yet, or includes them again. */
    setExcluded: withPlan(async (plan: Plan, request: ExcludeRowsRequest) => {
      if (plan.state !== 'ready') return toPlanState(plan)
      excludeRows(plan, request, rules())
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
      const subjects = subjectsToUndo(plan, directory.get, rules())
      return add(createPlan(subjects, { id: randomId(), now: now(), source: 'undo', undoes: plan }))
    }),

    receipt: withPlan((plan: Plan, request: ReceiptRequest) => writeReceipt(plan, request, rules().roles)),

    /** Returns all plans for a desk that takes over. `sent`: requests that were sent and not answered yet. */
    carry: (sent: ReadonlySet<SubjectRequest>) =>
      [...plans.values()].map((plan) => carryPlan(plan, sent, now())),

    /** Continues carried plans. Throws, and changes nothing, if one of them isn't whole. */
    restore(carried: readonly CarriedPlan[]) {
      for (const plan of carried.map(checkPlan)) {
        plans.set(plan.id, plan)
        notify(plan)
      }
    },

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
