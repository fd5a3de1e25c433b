import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { Change, OperationRequest } from '../src/operations/operation.ts'
import type { Confirmed } from '../src/desk/operate/guards.ts'
import type { PlanRow, PlanState } from '../src/desk/plan/types.ts'
import type { World } from './serverModel.ts'

/* For the tests alone: some people, and what one does with plans. */

const never = new AbortController().signal

export const sixty = people(60, 1, Date.parse('2026-11-23T12:00:00Z'))
/** Of active members. */
export const ids = sixty
  .filter(({ profile, roleId }) => profile.status === 'ACTIVE' && roleId === roleIds.member)
  .map(({ id }) => id)
export const terminated = sixty.find(({ profile }) => profile.status === 'TERMINATED')?.id ?? ''

export const terminate: Change = { operation: 'terminate', input: null }
export const toAdmin: Change = { operation: 'changeRole', input: { roleId: roleIds.admin } }

/** What one does with plans, on the world's clock. */
export function act({ desk, come, rested }: World) {
  const plan = (change: Change, of: string[]) =>
    come(desk.plan({ source: 'selection', ids: of, change }, never))

  const list = (requests: OperationRequest[]) => come(desk.plan({ source: 'list', requests }, never))

  const state = async (planId: string): Promise<PlanState> => {
    const found = await come(desk.planState({ planId }))
    if (!found) throw new Error('There is no such plan.')
    return found
  }

  const rows = async (planId: string): Promise<PlanRow[]> =>
    (await come(desk.planRows({ planId, page: 1, size: 1000, state: null })))?.rows ?? []

  /** What has become of each row, in a word or two. */
  const told = async (planId: string) =>
    (await rows(planId)).map(({ outcome }) => {
      if (outcome.state === 'skipped') return outcome.reason
      return 'error' in outcome ? `${outcome.state} ${outcome.error.kind}` : outcome.state
    })

  const run = (planId: string, confirmed: Confirmed = {}) => come(desk.runPlan({ planId, confirmed }, never))

  const steer = (planId: string, what: 'pause' | 'cancel' | 'discard') =>
    come(desk.controlPlan({ planId, what }))

  /** Runs it until it does not run any more. */
  const done = async (made: Pick<PlanState, 'id'>, confirmed: Confirmed = {}) => {
    await run(made.id, confirmed)
    await rested(made.id)
    return state(made.id)
  }

  return { plan, list, state, rows, told, run, steer, done }
}

export type Actor = ReturnType<typeof act>
