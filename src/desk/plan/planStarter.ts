import { ApiError } from '../../api/error.ts'
import { getUser } from '../../api/users.ts'
import { type Confirmed, type Guard, guardsOf } from '../operate/guards.ts'
import { type PendingOperation, rereadOwners } from '../operate/owners.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { guardsOfInvitations } from './invitationGuards.ts'
import type { RunDependencies } from './runDependencies.ts'
import { isRunning, type Plan, setOutcome } from './plan.ts'
import type { createPlanRunner } from './planRunner.ts'
import { type Row, userBefore } from './rows.ts'
import type { PlanState } from './types.ts'
import { anotherPlanRuns, leaversInDoubt, notOnTheList } from './words.ts'

interface Dependencies extends RunDependencies {
  /** The admin's own id, if it was set. */
  me: () => string | null
}

/** How long a start waits for the directory, in milliseconds. Afterwards the guards say that they wait for it. */
const directoryTimeoutMs = 1000

const busyGuard: Guard = {
  name: 'busy',
  verdict: 'blocks',
  known: true,
  count: 1,
  message: anotherPlanRuns,
  confirmed: false,
}

/** Checks guards, and starts plans that pass them. */
export function createPlanStarter(
  plans: ReadonlyMap<string, Plan>,
  runner: ReturnType<typeof createPlanRunner>,
  { api, directory, rules, me, onRead }: Dependencies,
) {
  /** Only one plan runs at a time. Two would double the load on the API, and neither's guards would count the other. */
  const isAnotherRunning = (plan: Plan) =>
    [...plans.values()].some((other) => other !== plan && isRunning(other))

  const isSignedIn = () => {
    try {
      return api() !== null
    } catch {
      return false
    }
  }

  /** Reads again the owners who remain after the plan, as far as they can be read. Each row does so again. */
  const rereadOwnersLeft = async (plan: Plan) => {
    const http = api()
    const read = async (userId: string) => {
      const user = await getUser(http, userId)
      onRead(http, [user])
      return user
    }
    const pending = rowsToRun(plan).flatMap(toPendingOperation)
    try {
      await rereadOwners(pending, { roles: rules().roles, directory, read })
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    }
  }

  const updateGuards = async (plan: Plan) => {
    const roles = () => rules().roles
    const rows = rowsToRun(plan)
    const pending = rows.flatMap(toPendingOperation)
    // A lock or an expired session has cleared the directory, while the plan stayed.
    if (rows.length > 0 && directory.progress().state === 'idle' && isSignedIn()) directory.start()
    const invited = rows.flatMap(toInvitation)
    const guards = [
      ...leaversGuards(plan, pending),
      ...(await guardsOf(pending, plan.confirmed, { roles, me, directory })),
      ...(await guardsOfInvitations(invited, plan.confirmed, { roles: roles(), directory })),
    ]
    plan.guards = isAnotherRunning(plan) ? [busyGuard, ...guards] : guards
  }

  /** Starts a plan that is in one of these states, if all guards are confirmed. Throws if nobody is signed in. */
  const start = async (plan: Plan, { number, ...confirmed }: Confirmed, states: PlanState['state'][]) => {
    api()
    if (!states.includes(plan.state)) return
    if (directory.progress().state === 'idle') directory.start()
    await directory.untilRead(directoryTimeoutMs)
    await rereadOwnersLeft(plan)
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

/** The rows of the next run. Once a plan has ended, these are the failed ones. */
function rowsToRun(plan: Plan): Row[] {
  const state = plan.state === 'ended' ? 'failed' : 'waiting'
  return plan.rows.filter(({ outcome }) => outcome.state === state)
}

/** The operation of a row on an invitation. */
function toInvitation(row: Row): InvitationRequest[] {
  return row.kind === 'invitation' && row.request ? [row.request] : []
}

/** The operation of a row, on the person as the rows before it leave them. */
function toPendingOperation(row: Row): PendingOperation[] {
  if (row.kind === 'invitation') return []
  const user = userBefore(row)
  return user && row.request ? [{ user, request: row.request }] : []
}

/** Asks before anything happens to people because a list does not have them, however few they are. */
function leaversGuards({ leavers, confirmed }: Plan, pending: readonly PendingOperation[]): Guard[] {
  if (leavers === null || pending.length === 0) return []
  const count = new Set(pending.map(({ user }) => user.id)).size
  const message = leavers.unresolved > 0 ? leaversInDoubt(count, leavers.unresolved) : notOnTheList(count)
  return [
    {
      name: 'leavers',
      verdict: 'asks',
      known: true,
      count,
      message,
      confirmed: confirmed.leavers === true,
    },
  ]
}
