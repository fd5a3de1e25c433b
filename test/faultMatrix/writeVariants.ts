import { ApiError, type ApiErrorKind } from '../../src/api/error.ts'
import { roleIds } from '../../src/demo/roles.ts'
import type { OperationName, OperationRequest } from '../../src/operations/operation.ts'
import type { Confirmed } from '../../src/desk/operate/guards.ts'
import type { WriteVariant } from './cases.ts'
import { activeId, bystanderId, type FaultyDesk, terminatedId } from './faultyDesk.ts'
import { neverAborts } from '../neverAborts.ts'

/** What the desk reports of a write. */
export interface Report {
  state: 'done' | 'failed' | 'unknown' | 'skipped' | 'waiting'
  /** Why it failed or why its outcome is unknown. */
  kind: ApiErrorKind | null
}

/** A write that is ready to run. */
interface PreparedWrite {
  userId: string
  run: () => Promise<Report>
  /** Resumes what is left after the faults have stopped. */
  resume: () => Promise<Report>
}

const input = { firstName: 'Zoë', lastName: null, title: 'Chief of Failures' }

function requestOf(operation: OperationName, userId: string): OperationRequest {
  switch (operation) {
    case 'updateProfile':
      return { operation, userId, input }
    case 'changeRole':
    case 'reinstate':
      return { operation, userId, input: { roleId: roleIds.admin } }
    default:
      return { operation, userId, input: null }
  }
}

/** The operation whose undo is the given one. */
const undoneBy: Record<Exclude<OperationName, 'resetMfa'>, OperationName> = {
  updateProfile: 'updateProfile',
  changeRole: 'changeRole',
  terminate: 'reinstate',
  reinstate: 'terminate',
}

/** Prepares a write by this operation in this variant. The write itself is not sent before `run`. */
export function prepareWrite(
  faultyDesk: FaultyDesk,
  variant: WriteVariant,
  operation: OperationName,
): Promise<PreparedWrite> {
  const isUndo = variant.endsWith('undo')
  const first = isUndo && operation !== 'resetMfa' ? undoneBy[operation] : operation
  const request = requestOf(first, first === 'reinstate' ? terminatedId : activeId)
  return variant === 'action' || variant === 'undo'
    ? prepareAction(faultyDesk, variant, request)
    : preparePlan(faultyDesk, variant, request)
}

async function prepareAction(
  { desk, waitFor }: FaultyDesk,
  variant: WriteVariant,
  request: OperationRequest,
): Promise<PreparedWrite> {
  const { userId } = request
  const runOperation = async () => {
    const result = await waitFor(desk.runOperation(request))
    // Nobody else changes anyone in these cases, and another user is an owner.
    if (result.is !== 'done') throw new Error(`The result is ${result.is}.`)
    return result
  }
  const entry = variant === 'undo' ? (await runOperation()).undo : null
  const undo = async () => (await waitFor(desk.undo({ entry: entry ?? 0 }))).is
  let report: Report = { state: 'waiting', kind: null }

  const run = async (): Promise<Report> => {
    try {
      const result = await (variant === 'undo' ? undo() : runOperation().then(({ is }) => is))
      if (!['done', 'undone'].includes(result)) throw new Error(`The result is ${result}.`)
      report = { state: 'done', kind: null }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // Without an effect, the person could not be read: nothing was sent.
      report = { state: error.effect === 'unknown' ? 'unknown' : 'failed', kind: error.kind }
    }
    return report
  }
  return { userId, run, resume: () => Promise.resolve(report) }
}

async function preparePlan(
  faultyDesk: FaultyDesk,
  variant: WriteVariant,
  request: OperationRequest,
): Promise<PreparedWrite> {
  const { desk, waitFor } = faultyDesk
  const { userId } = request
  const otherRequest = requestOf('changeRole', bystanderId)
  const requests = [request, otherRequest]
  let { id: planId } = await waitFor(desk.plan({ source: 'list', requests }, neverAborts))

  const runPlan = async (method: 'runPlan' | 'retryFailed'): Promise<Report> => {
    const { guards = [] } = (await waitFor(desk.planState({ planId }))) ?? {}
    const number = guards.find(({ name }) => name === 'number')?.count ?? 0
    const confirmed: Confirmed = { owner: true, me: true, half: true, number }
    await waitFor(desk[method]({ planId, confirmed }, neverAborts))
    await faultyDesk.waitForPlan(planId)
    await faultyDesk.signInAgain()
    const rows = (await waitFor(desk.planRows({ planId, page: 1, size: 10, state: null })))?.rows ?? []
    const outcome = rows.find((row) => row.userId === userId)?.outcome
    if (!outcome || outcome.state === 'running' || outcome.state === 'out')
      throw new Error(`The row is ${outcome?.state}.`)
    return { state: outcome.state, kind: 'error' in outcome ? outcome.error.kind : null }
  }

  const resume = async (): Promise<Report> => {
    const report = await runPlan('runPlan')
    const { state, counts } = (await waitFor(desk.planState({ planId }))) ?? {}
    if (state !== 'ended' || counts?.waiting) throw new Error(`The plan is ${state}.`)
    return report
  }

  if (variant === 'retry') {
    faultyDesk.injectFaults((call, id) => (call === request.operation && id === userId ? '409' : null))
    await runPlan('runPlan')
    faultyDesk.injectFaults(() => null)
    faultyDesk.injected.length = 0
    return { userId, run: () => runPlan('retryFailed'), resume }
  }
  if (variant === 'plan undo') {
    await runPlan('runPlan')
    planId = (await waitFor(desk.undoPlan({ planId })))?.id ?? ''
  }
  return { userId, run: () => runPlan('runPlan'), resume }
}
