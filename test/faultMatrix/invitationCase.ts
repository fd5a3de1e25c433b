import { ApiError } from '../../src/api/error.ts'
import type { CallName } from '../../src/api/http.ts'
import { type Fault, faultNames, faults } from '../../src/demo/faults.ts'
import { roleIds } from '../../src/demo/roles.ts'
import type { InvitationName, InvitationRequest } from '../../src/operations/invitation.ts'
import { invitationNames } from '../../src/operations/invitations.ts'
import { createDeskHarness, type DeskHarness } from '../deskHarness.ts'
import { addressOf, enrollmentIdOf, startEnrollment } from '../invitationScenario.ts'
import { testUsers } from '../testUsers.ts'
import { neverAborts } from '../neverAborts.ts'

/* Every write about an invitation with every fault, as a single action, its undo, and in a plan that is retried. */

const variants = ['action', 'undo', 'plan', 'retry'] as const
/** When the fault occurs: while all invitations are read before the write, in the write, or while they are read after it. */
const moments = {
  before: { occurs: 'before', write: null },
  during: { occurs: 'during', write: null },
  'after a cut-off write that was done': { occurs: 'after', write: 'dropped-after' },
  'after a cut-off write that was not done': { occurs: 'after', write: 'dropped' },
} as const satisfies Record<string, { occurs: 'before' | 'during' | 'after'; write: Fault | null }>

export interface InvitationCase {
  variant: (typeof variants)[number]
  operation: InvitationName
  moment: keyof typeof moments
  fault: Fault
}

export const invitationCases: InvitationCase[] = variants.flatMap((variant) =>
  invitationNames
    // Only an invitation can be undone.
    .filter((operation) => operation === 'invite' || variant !== 'undo')
    .flatMap((operation) =>
      (Object.keys(moments) as InvitationCase['moment'][]).flatMap((moment) =>
        faultNames
          .filter((fault) => moment === 'during' || !faults[fault].done)
          .map((fault) => ({ variant, operation, moment, fault })),
      ),
    ),
)

/** The cases that `npm test` runs: the variants take turns. A write that is done although it fails runs in all of them. */
export const fewerInvitationCases = invitationCases.filter(
  ({ variant, operation, moment, fault }, index) =>
    faults[fault].done || (index + moment.length + operation.length) % 3 === variants.indexOf(variant) % 3,
)

const writeCalls: ReadonlySet<CallName> = new Set([
  'createEnrollment',
  'resendEnrollment',
  'cancelEnrollment',
])
const email = addressOf(0)
const input = { roleId: roleIds.member, firstName: null, lastName: null, title: null }
const requests: Record<InvitationName, InvitationRequest> = {
  invite: { operation: 'invite', email: 'new@example.com', input },
  resend: { operation: 'resend', email, enrollmentId: enrollmentIdOf(0), input: null },
  cancelInvitation: { operation: 'cancelInvitation', email, enrollmentId: enrollmentIdOf(0), input: null },
}

/** Runs a case through the whole desk and compares what it reports with what the server did. */
export async function runInvitationCase({ variant, operation, moment, fault }: InvitationCase) {
  const invitations = startEnrollment('PENDING', 0, Date.parse('2026-11-23T12:00:00Z'))
  const harness = await createDeskHarness(testUsers.slice(0, 4), {}, { latency: 0, invitations })
  const { desk, waitFor, organization, invitationCalls } = harness
  await waitFor(desk.roles(null, neverAborts))
  if (variant === 'undo') await waitFor(desk.runInvitation(requests.invite))
  const from = { received: invitationCalls.received.length, applied: invitationCalls.applied.length }
  const sent = () => invitationCalls.received.slice(from.received)
  const countDone = () => invitationCalls.applied.length - from.applied
  const { occurs, write } = moments[moment]
  let injected = 0
  let isFaulty = true
  organization.nextFault = (call) => {
    const isAfter = sent().length > 0
    const isDue = writeCalls.has(call)
      ? occurs === 'during'
        ? fault
        : write
      : call === 'getEnrollments' && occurs === (isAfter ? 'after' : 'before')
        ? fault
        : null
    if (!isFaulty || isDue === null) return null
    injected++
    return faults[isDue]
  }
  const wrong: string[] = []
  const check = (state: string) => {
    const done = countDone()
    if (state === 'done' ? done !== 1 : state !== 'unknown' && done > 0)
      wrong.push(`${state}: done ${done} times`)
    const attempts = sent().filter(({ status }) => status !== 429 && status !== 401).length
    if (attempts > 1) wrong.push(`${state}: sent ${attempts} times`)
    if (state === 'unknown' && occurs !== 'after') wrong.push('unknown: the invitations could be read')
  }
  const run = {
    action: () => runAction(harness, requests[operation]),
    undo: () => runUndo(harness),
    plan: () => runPlan(harness, requests[operation]),
    retry: () => runPlan(harness, requests[operation]),
  }[variant]
  const { state, planId } = await run()
  check(state)
  if (variant === 'retry' && planId !== null) {
    isFaulty = false
    if (!desk.session().signedIn) await harness.signIn()
    const again = await retry(harness, planId)
    // Nothing is left unknown once all can be read, and what was done is not sent again.
    if (again !== 'done') wrong.push(`${again} after a retry without faults`)
    if (countDone() !== 1) wrong.push(`done ${countDone()} times after a retry`)
  }
  const expected = { invite: 1, resend: 1, cancelInvitation: 0 }[variant === 'undo' ? 'invite' : operation]
  if (organization.mails().length > expected) wrong.push(`${organization.mails().length} mails`)
  return { wrong, injected, reported: state, sent: sent().length }
}

interface Reported {
  state: string
  planId: string | null
}

async function runAction({ desk, waitFor }: DeskHarness, request: InvitationRequest): Promise<Reported> {
  return { state: await report(waitFor(desk.runInvitation(request))), planId: null }
}

async function runUndo({ desk, waitFor }: DeskHarness): Promise<Reported> {
  return { state: await report(waitFor(desk.undo({ entry: 1 }))), planId: null }
}

async function report(result: Promise<{ is: string }>): Promise<string> {
  try {
    const { is } = await result
    return is === 'undone' ? 'done' : is
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.effect === 'unknown' ? 'unknown' : 'failed'
  }
}

async function runPlan(harness: DeskHarness, request: InvitationRequest): Promise<Reported> {
  const { desk, waitFor, organization, waitForPlan } = harness
  // The preview reads too, and is not what the case is about.
  const { nextFault } = organization
  organization.nextFault = () => null
  const { id: planId } = await waitFor(desk.plan({ source: 'invitations', requests: [request] }, neverAborts))
  organization.nextFault = nextFault
  await waitFor(desk.runPlan({ planId, confirmed: {} }, neverAborts))
  await waitForPlan(planId)
  if (!desk.session().signedIn) await harness.signIn()
  return { state: await stateOfRow(harness, planId), planId }
}

/** Resumes a plan or retries its failed row until it has ended. Returns the state of its row. */
async function retry(harness: DeskHarness, planId: string): Promise<string> {
  const { desk, waitFor, waitForPlan } = harness
  for (let tries = 0; tries < 3; tries++) {
    const plan = await waitFor(desk.planState({ planId }))
    if (plan?.state === 'ended' && plan.counts.done === 1) break
    const start = plan?.state === 'ended' ? desk.retryFailed : desk.runPlan
    await waitFor(start({ planId, confirmed: {} }, neverAborts))
    await waitForPlan(planId)
  }
  return stateOfRow(harness, planId)
}

async function stateOfRow({ desk, waitFor }: DeskHarness, planId: string): Promise<string> {
  const rows = await waitFor(desk.planRows({ planId, page: 1, size: 10, state: null }))
  return rows?.rows[0]?.outcome.state ?? 'none'
}
