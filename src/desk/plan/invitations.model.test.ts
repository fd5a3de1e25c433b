import * as fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { people } from '../../demo/people.ts'
import { roleIds } from '../../demo/roles.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import {
  addressOf,
  enrollmentIdOf,
  type InvitationScenario,
  invitationScenario,
  type OtherChange,
  startEnrollment,
  startUser,
} from '../../../test/invitationScenario.ts'
import {
  finishRun,
  inSession,
  isPlainRefusal,
  isSettled,
  retryFailed,
  rowsOf,
  startRun,
  stateOf,
} from '../../../test/planRuns.ts'
import { neverAborts } from '../../../test/neverAborts.ts'

// Runs random plans about invitations with random faults, pauses, cancels, expired sessions and changes by others, and
// compares the outcome of each row with what the server did. `INVITATION_SEQUENCES=20000 npm run unit -- invitations.model`
// runs more of them.

const sequences = caseCount({ usual: 80, long: 5000 }, 'INVITATION_SEQUENCES')
const seed = Number(process.env.PLAN_SEED ?? 20_261_128)
const now = Date.parse('2026-11-23T12:00:00Z')
const totals = { sequences: 0, rows: 0, writes: 0, faults: 0, mails: 0, mailedTwice: 0, undone: 0, wrong: 0 }
const outcomeCounts: Record<string, number> = {}

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const { wrong, mailedTwice, ...counts } = totals
  const summary = Object.entries({ ...counts, ...outcomeCounts }).map(([what, count]) => `${count} ${what}`)
  process.stdout.write(
    `Invitations, seed ${seed}: ${summary.join(', ')}; mailed twice: ${mailedTwice}; wrong outcomes: ${wrong}\n`,
  )
})

test(
  'every outcome is what the server did, and no address is mailed twice',
  { timeout: sequences * 100 + 300_000 },
  async () => {
    await fc.assert(fc.asyncProperty(invitationScenario, runScenario), { numRuns: sequences, seed })
    expect(totals).toMatchObject({ wrong: 0, mailedTwice: 0 })
  },
)

async function runScenario(given: InvitationScenario) {
  const { starts, options } = given
  const users = [...people(4, given.seed % 50, now), ...starts.flatMap(startUser)]
  const invitations = starts.flatMap((state, who) => startEnrollment(state, who, now))
  const harness = await createDeskHarness(users, options, { seed: given.seed, invitations })
  const { desk, waitFor, organization } = harness
  const requests = requestsOf(given)
  const plan = await waitFor(desk.plan({ source: 'invitations', requests }, neverAborts))
  for (const rule of given.faults) organization.addFault(rule)
  harness.setRetryAfter(given.retryAfter)

  const changedByOthers = new Set<string>()
  const steps = [
    ...given.before.map((it) => ({ ...it, what: 'change' as const })),
    { after: 0, what: 'resume' as const, who: 0, how: 'invite' as const },
    ...given.steps,
  ]
  for (const { after, what, who, how } of steps) {
    await harness.clock.pass(after)
    const email = addressOf(who % starts.length)
    if (what === 'pause') await waitFor(desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'cancel') await inSession(harness, () => desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'resume') await startRun(harness, plan.id)
    else if (what === 'expire') harness.revokeToken()
    else {
      const rows = await rowsOf(harness, plan.id, 'invitation')
      const isFree = isSettled(rows.filter((row) => row.email === email))
      if (isFree && changeByOther(harness, email, how)) changedByOthers.add(email)
    }
  }
  await finishRun(harness, plan.id)
  await check(harness, given, plan.id, 0, changedByOthers)
  for (let retries = 1; retries <= given.retries; retries++) {
    if ((await stateOf(harness, plan.id)).state !== 'ended') break
    await retryFailed(harness, plan.id)
    await finishRun(harness, plan.id)
    await check(harness, given, plan.id, retries, changedByOthers)
  }
  if (given.undo) await undo(harness, plan.id, changedByOthers)
  totals.sequences++
  totals.faults += harness.faultCount()
  totals.mails += harness.organization.mails().length
  totals.writes += harness.invitationCalls.received.length
  expect(harness.maxRunningRequests()).toBeLessThanOrEqual(8)
}

function requestsOf({ operation, starts, twice }: InvitationScenario): InvitationRequest[] {
  const all = [...starts.keys(), ...twice.map((who) => who % starts.length)]
  return all.flatMap((who): InvitationRequest[] => {
    const email = addressOf(who)
    if (operation === 'invite') {
      const input = { roleId: roleIds.member, firstName: null, lastName: null, title: null }
      return [{ operation, email, input }]
    }
    const hasInvitation = startEnrollment(starts[who] ?? 'nothing', who, now).length > 0
    return hasInvitation ? [{ operation, email, enrollmentId: enrollmentIdOf(who), input: null }] : []
  })
}

/** Does what someone else may do at this moment. Returns whether anything was changed. */
function changeByOther({ organization }: DeskHarness, email: string, how: OtherChange): boolean {
  const pending = organization.enrollments().find((row) => row.email === email && row.status === 'PENDING')
  const isMember = organization.users().some((row) => row.email === email)
  if (how === 'invite') {
    if (pending || isMember) return false
    organization.invite({ email, roleId: roleIds.member, firstName: null, lastName: null, title: null })
    return true
  }
  const id = pending?.enrollmentId
  if (typeof id !== 'string') return false
  if (how === 'resend') organization.resend(id)
  else if (how === 'cancel') organization.cancelEnrollment(id)
  else if (how === 'expire') organization.editEnrollment(id, { status: 'EXPIRED' })
  else organization.accept(id)
  return true
}

/** Compares the outcome of each row with what the server did. */
async function check(
  harness: DeskHarness,
  { options }: InvitationScenario,
  planId: string,
  retries: number,
  changedByOthers: ReadonlySet<string>,
) {
  const { received, applied } = harness.invitationCalls
  const rows = await rowsOf(harness, planId, 'invitation')
  if (retries === 0) totals.rows += rows.length
  const failures: string[] = []
  const isAllListed = options.enrollmentDefault === 'all' || options.enrollmentFilter === 'status'
  const mailed = new Map<string, number>()
  for (const { operation, about } of applied)
    if (operation !== 'cancelInvitation') mailed.set(about, (mailed.get(about) ?? 0) + 1)
  const twice = [...mailed].filter(([, mails]) => mails > 1)
  totals.mailedTwice += twice.length
  for (const [about] of twice) failures.push(`${about} was mailed twice`)
  for (const { about, wasInvited } of applied)
    if (wasInvited) failures.push(`${about} was invited while an invitation was pending`)

  for (const { email, request, outcome } of rows) {
    if (request === null || (outcome.state === 'skipped' && outcome.reason === 'listedTwice')) continue
    const about = request.operation === 'invite' ? request.email : (request.enrollmentId ?? '')
    const isOwn = (write: { about: string; operation: string }) =>
      write.about === about && write.operation === request.operation
    const done = applied.filter(isOwn).length
    const sent = received.filter(isOwn)
    const attempts = sent.filter(({ status }) => !isPlainRefusal(status)).length
    const { state } = outcome
    outcomeCounts[state] = (outcomeCounts[state] ?? 0) + 1
    const fail = (why: string) =>
      failures.push(`${request.operation} of ${email} is ${JSON.stringify(outcome)}, but ${why}`)

    if (attempts > 1 + retries) fail(`${attempts} writes were sent`)
    if (state === 'done' && done !== 1) fail(`it was done ${done} times`)
    if (['failed', 'waiting', 'out'].includes(state) && done > 0) fail('it was done')
    // A row that is run again is skipped if the first run did it after all, which only a reading could have told.
    if (state === 'skipped' && done > 0) fail('it was done')
    if (state === 'running') fail('nothing runs')
    const isOthers = changedByOthers.has(email ?? '')
    if (state === 'unknown' && harness.isEnrollmentsReadable() && isAllListed && !isOthers)
      fail('the invitations could be read')
  }
  totals.wrong += failures.length
  expect(failures).toEqual([])
}

/** Undoes the plan without faults, and checks that its invitations are cancelled. */
async function undo(harness: DeskHarness, planId: string, changedByOthers: ReadonlySet<string>) {
  harness.organization.change({ faults: [] })
  if (!harness.desk.session().signedIn) await harness.signIn()
  const rows = await rowsOf(harness, planId, 'invitation')
  const plan = await harness.waitFor(harness.desk.undoPlan({ planId }))
  if (!plan) return
  await startRun(harness, plan.id)
  await finishRun(harness, plan.id)
  for (const { email, outcome, request } of rows) {
    if (outcome.state !== 'done' || request?.operation !== 'invite' || changedByOthers.has(email ?? ''))
      continue
    const pending = harness.organization
      .enrollments()
      .filter((row) => row.email === email && row.status === 'PENDING')
    expect(pending).toEqual([])
    totals.undone++
  }
}
