import { ApiError, type ApiErrorKind } from '../../src/api/error.ts'
import { roleIds } from '../../src/demo/roles.ts'
import type { OperationName, OperationRequest } from '../../src/operations/operation.ts'
import type { Confirmed } from '../../src/desk/operate/guards.ts'
import { active, bystander, gone, never, type Stage } from './stage.ts'
import type { Way } from './table.ts'

/* For the tests alone: the ways in which a write comes about. */

/** What the desk tells of a write. */
export interface Told {
  state: 'done' | 'failed' | 'unknown' | 'skipped' | 'waiting'
  /** Why it was not done, or why that is not known. */
  kind: ApiErrorKind | null
}

/** A write that is ready to be made. */
interface Prepared {
  userId: string
  /** Makes it; gives what is told of it. */
  go: () => Promise<Told>
  /** Goes on with what was left; gives what is told of it then. */
  goOn: () => Promise<Told>
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

/** Taken back by this operation. */
const takenBackBy: Record<Exclude<OperationName, 'resetMfa'>, OperationName> = {
  updateProfile: 'updateProfile',
  changeRole: 'changeRole',
  terminate: 'reinstate',
  reinstate: 'terminate',
}

/** Has everything ready for a write by this operation; nothing of it is sent before `go`. */
export function prepare(stage: Stage, way: Way, operation: OperationName): Promise<Prepared> {
  const isUndo = way.endsWith('undo')
  const first = isUndo && operation !== 'resetMfa' ? takenBackBy[operation] : operation
  const request = requestOf(first, first === 'reinstate' ? gone : active)
  return way === 'action' || way === 'undo' ? alone(stage, way, request) : planned(stage, way, request)
}

async function alone({ desk, come }: Stage, way: Way, request: OperationRequest): Promise<Prepared> {
  const { userId } = request
  const runOperation = async () => {
    const came = await come(desk.runOperation(request))
    // Nobody else changes anyone here, and someone else is an owner.
    if (came.is !== 'done') throw new Error(`It came to ${came.is}.`)
    return came
  }
  const entry = way === 'undo' ? (await runOperation()).undo : null
  const undo = async () => (await come(desk.undo({ entry: entry ?? 0 }))).is
  let told: Told = { state: 'waiting', kind: null }

  const go = async (): Promise<Told> => {
    try {
      const came = await (way === 'undo' ? undo() : runOperation().then(({ is }) => is))
      if (!['done', 'undone'].includes(came)) throw new Error(`It came to ${came}.`)
      told = { state: 'done', kind: null }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // One without an effect is a failure to read the person: then nothing was sent.
      told = { state: error.effect === 'unknown' ? 'unknown' : 'failed', kind: error.kind }
    }
    return told
  }
  return { userId, go, goOn: () => Promise.resolve(told) }
}

async function planned(stage: Stage, way: Way, request: OperationRequest): Promise<Prepared> {
  const { desk, come } = stage
  const { userId } = request
  const also = requestOf('changeRole', bystander)
  let { id: planId } = await come(desk.plan({ source: 'list', requests: [request, also] }, never))

  const run = async (how: 'runPlan' | 'retryFailed'): Promise<Told> => {
    const { guards = [] } = (await come(desk.planState({ planId }))) ?? {}
    const number = guards.find(({ name }) => name === 'number')?.count ?? 0
    const confirmed: Confirmed = { owner: true, me: true, half: true, number }
    await come(desk[how]({ planId, confirmed }, never))
    await stage.rested(planId)
    await stage.signInAgain()
    const rows = (await come(desk.planRows({ planId, page: 1, size: 10, state: null })))?.rows ?? []
    const outcome = rows.find((row) => row.userId === userId)?.outcome
    if (!outcome || outcome.state === 'running' || outcome.state === 'out')
      throw new Error(`It came to ${outcome?.state}.`)
    return { state: outcome.state, kind: 'error' in outcome ? outcome.error.kind : null }
  }

  const goOn = async (): Promise<Told> => {
    const told = await run('runPlan')
    const { state, counts } = (await come(desk.planState({ planId }))) ?? {}
    if (state !== 'ended' || counts?.waiting) throw new Error(`The plan is ${state}.`)
    return told
  }

  if (way === 'retry') {
    stage.failing((call, whom) => (call === request.operation && whom === userId ? '409' : null))
    await run('runPlan')
    stage.failing(() => null)
    stage.struck.length = 0
    return { userId, go: () => run('retryFailed'), goOn }
  }
  if (way === 'plan undo') {
    await run('runPlan')
    planId = (await come(desk.undoPlan({ planId })))?.id ?? ''
  }
  return { userId, go: () => run('runPlan'), goOn }
}
