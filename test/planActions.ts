import { roleIds } from '../src/demo/roles.ts'
import type { Change, OperationRequest } from '../src/operations/operation.ts'
import type { Confirmed } from '../src/desk/operate/guards.ts'
import type { PlanRow, PlanState } from '../src/desk/plan/types.ts'
import type { DeskHarness } from './deskHarness.ts'
import { neverAborts } from './neverAborts.ts'
import { stateOf } from './planRuns.ts'

export const terminate: Change = { operation: 'terminate', input: null }
export const makeAdmin: Change = { operation: 'changeRole', input: { roleId: roleIds.admin } }

/** Shorthands for plan methods of a desk, on the harness's clock. */
export function createPlanActions(harness: DeskHarness) {
  const { desk, waitFor, waitForPlan } = harness
  const createPlan = (change: Change, ids: string[]) =>
    waitFor(desk.plan({ source: 'selection', ids, change }, neverAborts))

  const createListPlan = (requests: OperationRequest[]) =>
    waitFor(desk.plan({ source: 'list', requests }, neverAborts))

  const getState = (planId: string): Promise<PlanState> => stateOf(harness, planId)

  const getRows = async (planId: string): Promise<PlanRow[]> =>
    (await waitFor(desk.planRows({ planId, page: 1, size: 1000, state: null })))?.rows ?? []

  /** Returns the outcome of each row in a word or two: "done", "failed conflict", or the reason of a skip. */
  const getOutcomes = async (planId: string) =>
    (await getRows(planId)).map(({ outcome }) => {
      if (outcome.state === 'skipped') return outcome.reason
      return 'error' in outcome ? `${outcome.state} ${outcome.error.kind}` : outcome.state
    })

  const run = (planId: string, confirmed: Confirmed = {}) =>
    waitFor(desk.runPlan({ planId, confirmed }, neverAborts))

  const control = (planId: string, what: 'pause' | 'cancel' | 'discard') =>
    waitFor(desk.controlPlan({ planId, what }))

  /** Runs a plan until it has finished or paused. */
  const runToEnd = async ({ id }: Pick<PlanState, 'id'>, confirmed: Confirmed = {}) => {
    await run(id, confirmed)
    await waitForPlan(id)
    return getState(id)
  }

  return { createPlan, createListPlan, getState, getRows, getOutcomes, run, control, runToEnd }
}

export type PlanActions = ReturnType<typeof createPlanActions>
