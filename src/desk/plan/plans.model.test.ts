import * as fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import type { User } from '../../api/schema.ts'
import { people } from '../../demo/people.ts'
import { roleIds } from '../../demo/roles.ts'
import { differingFields } from '../../operations/fields.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { holds } from '../../operations/requests.ts'
import type { PersonPlanRow } from './types.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import {
  confirmAll,
  finishRun,
  inSession,
  isPlainRefusal,
  isSettled,
  retryFailed,
  rowsOf,
  startRun,
  stateOf,
} from '../../../test/planRuns.ts'
import { changesByOthers, type PlanScenario, planScenario } from '../../../test/planScenario.ts'
import { neverAborts } from '../../../test/neverAborts.ts'

// Runs random plans with random faults, pauses, cancels, expired sessions and changes by others, and compares the outcome of
// each row with what the server did. `PLAN_SEQUENCES=20000 npm run unit -- plans.model` runs more of them.

const sequences = caseCount({ usual: 80, long: 5000 }, 'PLAN_SEQUENCES')
const seed = Number(process.env.PLAN_SEED ?? 20_261_124)
const now = Date.parse('2026-11-23T12:00:00Z')
const totals = { sequences: 0, rows: 0, writes: 0, faults: 0, steps: 0, starts: 0, undone: 0, wrong: 0 }
const outcomeCounts: Record<string, number> = {}

/** People that someone else has changed or removed (null) once, before any of their rows began. */
type Overtaken = Map<string, keyof typeof changesByOthers | null>

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const { wrong, ...counts } = totals
  const summary = Object.entries({ ...counts, ...outcomeCounts }).map(([what, count]) => `${count} ${what}`)
  process.stdout.write(`Plans, seed ${seed}: ${summary.join(', ')}; wrong outcomes: ${wrong}\n`)
})

test(
  'every outcome is what the server did, and no write is sent twice',
  { timeout: sequences * 100 + 300_000 },
  async () => {
    await fc.assert(fc.asyncProperty(planScenario, runScenario), { numRuns: sequences, seed })
    expect(totals.wrong).toBe(0)
  },
)

async function runScenario(given: PlanScenario) {
  const all = people(given.count + 1, given.seed % 50, now)
  const { ownerLeaves } = given
  const [firstOwner, secondOwner] = all
  if (ownerLeaves !== null && secondOwner) secondOwner.roleId = roleIds.owner
  // The first user is an owner. Most plans leave them out, since a plan that leaves no owner does not run.
  const users = ownerLeaves === null && given.seed % 8 === 0 ? all : all.slice(1)
  const idOf = (who: number) => users[who % users.length]?.id ?? ''
  const { options } = given
  const harness = await createDeskHarness(
    all,
    { ...options, statusIn: options.statusIn },
    { seed: given.seed },
  )
  const { desk, waitFor, organization } = harness
  const { one, list } = given.plan
  const request = one
    ? { source: 'selection' as const, ids: users.map(({ id }) => id), change: one }
    : {
        source: 'list' as const,
        requests: requestsOf(list, idOf),
        ...(given.seed % 3 === 0 && { leavers: { unresolved: given.seed % 2 } }),
      }
  const plan = await waitFor(desk.plan(request, neverAborts))
  if ('leavers' in request && plan.counts.waiting > 0) await expectNoRunUnconfirmed(harness, plan.id)
  for (const { of, ...rule } of given.faults)
    organization.addFault({ ...rule, ...(of === null ? {} : { userId: idOf(of) }) })
  if (given.refusedWrites) organization.addFault(given.refusedWrites)
  harness.setRetryAfter(given.retryAfter)
  if (firstOwner && ownerLeaves === 'remove') organization.remove(firstOwner.id)
  if (firstOwner && ownerLeaves === 'demote') organization.edit(firstOwner.id, { roleId: roleIds.member })
  if (firstOwner && ownerLeaves === 'terminate')
    organization.edit(firstOwner.id, { profile: { status: 'TERMINATED' } })

  /** People that someone else has changed. */
  const changedByOthers = new Set<string>()
  const overtaken: Overtaken = new Map()
  let starts = 0
  const steps = [
    ...given.before.map((it) => ({ ...it, what: it.what === 'remove' ? it.what : ('change' as const) })),
    { after: 0, what: 'resume' as const, who: 0, how: 'title' as const },
    ...given.steps,
  ]
  for (const { after, what, who, how } of steps) {
    await harness.clock.pass(after)
    totals.steps++
    if (what === 'pause') await waitFor(desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'cancel') await inSession(harness, () => desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'resume') starts += Number(await startRun(harness, plan.id))
    else if (what === 'expire') harness.revokeToken()
    // Between reading and writing there is a moment in which the API can't protect the last owner.
    else if (ownerLeaves !== null && userOf(harness, idOf(who))?.roleId === roleIds.owner) continue
    else if (isSettled(await rowsOfPerson(harness, plan.id, idOf(who)))) {
      if (changedByOthers.has(idOf(who))) overtaken.delete(idOf(who))
      else if (await isUntouched(harness, plan.id, idOf(who)))
        overtaken.set(idOf(who), what === 'change' ? how : null)
      changedByOthers.add(idOf(who))
      if (what === 'change') {
        const user = userOf(harness, idOf(who))
        if (user) organization.edit(user.id, changesByOthers[how](user, changedByOthers.size + starts))
      } else if (userOf(harness, idOf(who))) organization.remove(idOf(who))
    }
  }
  await finishRun(harness, plan.id)
  await check(harness, plan.id, 0, changedByOthers, overtaken)

  let retries = 0
  if (given.retry && (await stateOf(harness, plan.id)).counts.failed > 0) {
    retries = 1
    await retryFailed(harness, plan.id)
    await finishRun(harness, plan.id)
    await check(harness, plan.id, retries, changedByOthers, overtaken)
  }
  if (given.undo)
    await undo(
      harness,
      plan.id,
      changedByOthers,
      users.map(({ id }) => id),
    )

  expect(harness.applied.filter(({ tookLastOwner }) => tookLastOwner)).toEqual([])
  totals.sequences++
  totals.starts += starts
  totals.faults += harness.faultCount()
  totals.writes += harness.received.length
  expect(harness.maxRunningRequests()).toBeLessThanOrEqual(8)
}

/** Each operation once for each person. */
function requestsOf(list: [number, Change][], idOf: (who: number) => string): OperationRequest[] {
  const requests = new Map<string, OperationRequest>()
  for (const [who, one] of list) requests.set(`${idOf(who)} ${one.operation}`, { ...one, userId: idOf(who) })
  return [...requests.values()]
}

/** Tries to run a plan of people who are not on a list, with everything confirmed but that. */
async function expectNoRunUnconfirmed(harness: DeskHarness, planId: string) {
  const confirmed = { ...(await confirmAll(harness, planId)), leavers: false }
  const state = await harness.waitFor(harness.desk.runPlan({ planId, confirmed }, neverAborts))
  expect(state?.state).toBe('ready')
  expect(harness.received).toEqual([])
}

async function rowsOfPerson(harness: DeskHarness, planId: string, userId: string) {
  const rows = await rowsOf(harness, planId, 'person')
  return rows.filter((row) => row.userId === userId)
}

/** Whether none of this person's rows has begun. */
async function isUntouched(harness: DeskHarness, planId: string, userId: string): Promise<boolean> {
  const rows = await rowsOfPerson(harness, planId, userId)
  const sent = harness.received.some((write) => write.userId === userId)
  return !sent && rows.every((row) => row.outcome.state === 'waiting')
}

function userOf(harness: DeskHarness, id: string): User | null {
  return harness.organization.users().some((row) => row.id === id) ? harness.user(id) : null
}

/** Compares the outcome of each row with what the server did. `from` is where the writes of this plan begin. */
async function check(
  harness: DeskHarness,
  planId: string,
  retries: number,
  changedByOthers: ReadonlySet<string>,
  overtaken: Overtaken,
  from = { applied: 0, received: 0 },
) {
  const rows = await rowsOf(harness, planId, 'person')
  if (retries === 0) totals.rows += rows.length
  const failures: string[] = []
  for (const { userId, request, outcome } of rows) {
    if (request === null) continue
    const { operation } = request
    const isOwn = (write: { userId: string; operation: string }) =>
      write.userId === userId && write.operation === operation
    const done = harness.applied.slice(from.applied).filter(isOwn).length
    const sent = harness.received.slice(from.received).filter(isOwn)
    const attempts = sent.filter(({ status }) => !isPlainRefusal(status)).length
    const { state } = outcome
    outcomeCounts[state] = (outcomeCounts[state] ?? 0) + 1
    const description = `${operation} of ${userId.slice(0, 8)} is ${JSON.stringify(outcome)}`
    const fail = (why: string) => failures.push(`${description}, but ${why}`)

    if (attempts > 1 + retries) fail(`${attempts} writes were sent`)
    if (done > 1) fail('it was done twice')
    if (state === 'done' && done !== 1) fail('it was not done')
    if (state === 'done' && isPlainRefusal(sent.at(-1)?.status ?? null)) fail('a refused write was the last')
    if (['failed', 'skipped', 'waiting', 'out'].includes(state) && done > 0) fail('it was done')
    if (state === 'running') fail('nothing runs')
    if (
      state === 'unknown' &&
      operation !== 'resetMfa' &&
      harness.readable.get(userId) &&
      !changedByOthers.has(userId)
    )
      fail('the person could be read')
    const change = overtaken.get(userId)
    const mustSkip =
      change !== undefined && (change === null || operations[operation].dependsOn.includes(change))
    if (mustSkip && sent.length > 0) fail('the person had been changed')
    const user = userOf(harness, userId)
    if (state !== 'done' || changedByOthers.has(userId) || !user) continue
    const otherRows = rows.filter((row) => row.userId === userId && row.request !== request)
    const touches = new Set(
      otherRows.flatMap((row) => (row.request ? operations[row.request.operation].dependsOn : [])),
    )
    const isAlone = operations[operation].dependsOn.every((field) => !touches.has(field))
    if (isAlone && holds(request, user) === false) fail('the server has something else')
  }
  totals.wrong += failures.length
  expect(failures).toEqual([])
}

/** Undoes the plan without faults, and checks that the people that nobody else has changed are as before. */
async function undo(
  harness: DeskHarness,
  planId: string,
  changedByOthers: ReadonlySet<string>,
  ids: string[],
) {
  harness.organization.change({ faults: [] })
  if (!harness.desk.session().signedIn) await harness.signIn()
  const from = { applied: harness.applied.length, received: harness.received.length }
  const before = await rowsOf(harness, planId, 'person')
  const plan = await harness.waitFor(harness.desk.undoPlan({ planId }))
  if (!plan) return
  await startRun(harness, plan.id)
  await finishRun(harness, plan.id)
  await check(harness, plan.id, 0, changedByOthers, new Map(), from)
  const rows = await rowsOf(harness, plan.id, 'person')
  for (const id of ids) {
    const isSamePerson = ({ userId }: PersonPlanRow) => userId === id
    const ownRows = rows.filter(isSamePerson)
    const user = userOf(harness, id)
    if (!user || changedByOthers.has(id) || ownRows.length === 0) continue
    if (ownRows.some(({ outcome }) => outcome.state !== 'done')) continue
    // Unknown outcomes are not undone.
    if (before.some((row) => isSamePerson(row) && row.outcome.state === 'unknown')) continue
    const first = before.find(isSamePerson)?.before
    if (!first) continue
    const fields = (['firstName', 'lastName', 'title', 'status', 'role'] as const).filter(
      // Terminating someone again does not restore the role that they had before.
      (field) => field !== 'role' || first.status !== 'TERMINATED',
    )
    expect(differingFields(fields, first, user)).toEqual([])
    totals.undone += ownRows.length
  }
}
