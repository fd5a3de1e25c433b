import * as fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { people } from '../../demo/people.ts'
import { differing } from '../../operations/fields.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { holds } from '../../operations/requests.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { PlanRow, PlanState } from './types.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { outside, type Scenario, scenario } from '../../../test/planScenario.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

// Random plans meet random faults, pauses, cancels, ended sessions and changes by others; whatever is told of each row in
// the end is held against what the server did. `PLAN_SEQUENCES=20000 npm run unit -- plans.model` runs more of them.

const sequences = caseCount({ usual: 200, long: 5000 }, 'PLAN_SEQUENCES')
const seed = Number(process.env.PLAN_SEED ?? 20_261_124)
const now = Date.parse('2026-11-23T12:00:00Z')
const never = new AbortController().signal
const sums = { sequences: 0, rows: 0, writes: 0, faults: 0, steps: 0, runs: 0, undone: 0, wrong: 0 }
const outcomes: Record<string, number> = {}

type Overtaken = Map<string, keyof typeof outside | null>

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const { wrong, ...counts } = sums
  const told = Object.entries({ ...counts, ...outcomes }).map(([what, count]) => `${count} ${what}`)
  process.stdout.write(`Plans, seed ${seed}: ${told.join(', ')}; wrong outcomes: ${wrong}\n`)
})

test(
  'what is told of every row is what the server did, and no write was sent twice',
  { timeout: sequences * 100 + 300_000 },
  async () => {
    await fc.assert(fc.asyncProperty(scenario, play), { numRuns: sequences, seed })
    expect(sums.wrong).toBe(0)
  },
)

async function play(given: Scenario) {
  const all = people(given.count + 1, given.seed % 50, now)
  // The first one is an owner, mostly left alone: without any, a plan is not run.
  const users = given.seed % 8 === 0 ? all : all.slice(1)
  const idOf = (who: number) => users[who % users.length]?.id ?? ''
  const { options } = given
  const world = await createWorld(all, { ...options, statusIn: options.statusIn }, { seed: given.seed })
  const { desk, come, organization } = world
  const { one, list } = given.plan
  const request = one
    ? { source: 'selection' as const, ids: users.map(({ id }) => id), change: one }
    : {
        source: 'list' as const,
        requests: requestsOf(list, idOf),
      }
  const plan = await come(desk.plan(request, never))
  for (const { of, ...rule } of given.faults)
    organization.addFault({ ...rule, ...(of === null ? {} : { userId: idOf(of) }) })

  /** Whom someone else has changed. */
  const disturbed = new Set<string>()
  /** Whom someone else has changed of what, once and before any of their rows began. */
  const overtaken: Overtaken = new Map()
  let starts = 0
  const steps = [
    ...given.before.map((it) => ({ ...it, what: it.what === 'remove' ? it.what : ('change' as const) })),
    { after: 0, what: 'resume' as const, who: 0, how: 'title' as const },
    ...given.steps,
  ]
  for (const { after, what, who, how } of steps) {
    await world.clock.pass(after)
    sums.steps++
    if (what === 'pause') await come(desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'cancel') await inSession(world, () => desk.controlPlan({ planId: plan.id, what }))
    else if (what === 'resume') starts += await begin(world, plan.id)
    else if (what === 'expire') world.revoke()
    else if (await isSettled(world, plan.id, idOf(who))) {
      if (disturbed.has(idOf(who))) overtaken.delete(idOf(who))
      else if (await isUntouched(world, plan.id, idOf(who)))
        overtaken.set(idOf(who), what === 'change' ? how : null)
      disturbed.add(idOf(who))
      if (what === 'change') {
        const user = userOf(world, idOf(who))
        if (user) organization.edit(user.id, outside[how](user, disturbed.size + starts))
      } else if (userOf(world, idOf(who))) organization.remove(idOf(who))
    }
  }
  await finish(world, plan.id)
  await check(world, plan.id, 0, disturbed, overtaken)

  let retries = 0
  if (given.retry && (await stateOf(world, plan.id)).counts.failed > 0) {
    retries = 1
    await retry(world, plan.id)
    await finish(world, plan.id)
    await check(world, plan.id, retries, disturbed, overtaken)
  }
  if (given.undo)
    await undo(
      world,
      plan.id,
      disturbed,
      users.map(({ id }) => id),
    )

  sums.sequences++
  sums.faults += world.injected()
  sums.writes += world.received.length
  expect(world.mostRunning()).toBeLessThanOrEqual(8)
}

/** Each operation once for each person. */
function requestsOf(list: [number, Change][], idOf: (who: number) => string): OperationRequest[] {
  const requests = new Map<string, OperationRequest>()
  for (const [who, one] of list) requests.set(`${idOf(who)} ${one.operation}`, { ...one, userId: idOf(who) })
  return [...requests.values()]
}

async function stateOf({ desk, come }: World, planId: string): Promise<PlanState> {
  const state = await come(desk.planState({ planId }))
  if (!state) throw new Error('There is no such plan.')
  return state
}

/** Does it in a session: where that has ended, or ends by it, in the next one. */
async function inSession<T>({ desk, come, signIn }: World, act: () => Promise<T>): Promise<T> {
  if (!desk.session().signedIn) await signIn()
  try {
    return await come(act())
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'unauthorized') throw error
    await signIn()
    return come(act())
  }
}

async function rowsOf(world: World, planId: string): Promise<PlanRow[]> {
  const request = { planId, page: 1, size: 1000, state: null }
  const rows = await inSession(world, () => world.desk.planRows(request))
  return rows?.rows ?? []
}

/** Confirms whatever is asked. */
async function confirmed(world: World, planId: string): Promise<Confirmed> {
  const { guards } = await stateOf(world, planId)
  return {
    owner: true,
    me: true,
    half: true,
    number: guards.find(({ name }) => name === 'number')?.count ?? 0,
  }
}

/** Runs the plan or goes on with it. Gives whether it runs. */
async function begin(world: World, planId: string): Promise<number> {
  const isRunning = (state: PlanState | null) => Number(state?.state === 'running')
  const before = isRunning(await stateOf(world, planId))
  const input = { planId, confirmed: await confirmed(world, planId) }
  const after = await inSession(world, () => world.desk.runPlan(input, never))
  const begun = isRunning(after) - before
  sums.runs += begun
  return begun
}

async function retry(world: World, planId: string) {
  const input = { planId, confirmed: await confirmed(world, planId) }
  await inSession(world, () => world.desk.retryFailed(input, never))
}

/** Sees a plan to its end. */
async function finish(world: World, planId: string) {
  for (let tries = 0; tries < 30; tries++) {
    const state = await world.rested(planId)
    if (state === 'ended') return
    if (state === 'ready' || (state === 'paused' && !(await begin(world, planId)))) {
      // A guard keeps it.
      if (state === 'ready') return
      await inSession(world, () => world.desk.controlPlan({ planId, what: 'cancel' }))
    }
  }
  throw new Error('It does not end.')
}

/** Whether no write to this person is on its way or unclear: else nobody could tell whose change it was. */
async function isSettled(world: World, planId: string, userId: string): Promise<boolean> {
  const rows = await rowsOf(world, planId)
  return rows.every((row) => row.userId !== userId || !['running', 'unknown'].includes(row.outcome.state))
}

/** Whether nothing was tried yet of what is to be done to this person. */
async function isUntouched(world: World, planId: string, userId: string): Promise<boolean> {
  const rows = await rowsOf(world, planId)
  const sent = world.received.some((write) => write.userId === userId)
  return !sent && rows.every((row) => row.userId !== userId || row.outcome.state === 'waiting')
}

function userOf(world: World, id: string): User | null {
  return world.organization.users().some((row) => row.id === id) ? world.user(id) : null
}

const isPlainRefusal = (status: number | null) => status === 429 || status === 401

/** Holds what is told against what the server did. `from`: where the writes of this plan begin. */
async function check(
  world: World,
  planId: string,
  retries: number,
  disturbed: ReadonlySet<string>,
  overtaken: Overtaken,
  from = { applied: 0, received: 0 },
) {
  const rows = await rowsOf(world, planId)
  if (retries === 0) sums.rows += rows.length
  const failures: string[] = []
  for (const { userId, request, outcome } of rows) {
    if (request === null) continue
    const { operation } = request
    const mine = (it: { userId: string; operation: string }) =>
      it.userId === userId && it.operation === operation
    const done = world.applied.slice(from.applied).filter(mine).length
    const sent = world.received.slice(from.received).filter(mine)
    const clear = sent.filter(({ status }) => !isPlainRefusal(status)).length
    const { state } = outcome
    outcomes[state] = (outcomes[state] ?? 0) + 1
    const told = `${operation} of ${userId.slice(0, 8)} is ${JSON.stringify(outcome)}`
    const wrong = (says: string) => failures.push(`${told}, but ${says}`)

    if (clear > 1 + retries) wrong(`${clear} writes were sent`)
    if (done > 1) wrong('it was done twice')
    if (state === 'done' && done !== 1) wrong('it was not done')
    if (state === 'done' && isPlainRefusal(sent.at(-1)?.status ?? null)) wrong('a refused write was the last')
    if (['failed', 'skipped', 'waiting', 'out'].includes(state) && done > 0) wrong('it was done')
    if (state === 'running') wrong('nothing runs')
    if (
      state === 'unknown' &&
      operation !== 'resetMfa' &&
      world.readable.get(userId) &&
      !disturbed.has(userId)
    )
      wrong('the person could be read')
    const touched = overtaken.get(userId)
    const isOver =
      touched !== undefined && (touched === null || operations[operation].touches.includes(touched))
    if (isOver && sent.length > 0) wrong('the person had been changed')
    const user = userOf(world, userId)
    if (state !== 'done' || disturbed.has(userId) || !user) continue
    const later = rows.filter((row) => row.userId === userId && row.request !== request)
    const touches = new Set(
      later.flatMap((row) => (row.request ? operations[row.request.operation].touches : [])),
    )
    const isAlone = operations[operation].touches.every((field) => !touches.has(field))
    if (isAlone && holds(request, user) === false) wrong('the server has something else')
  }
  sums.wrong += failures.length
  expect(failures).toEqual([])
}

/** Undoes the plan, without faults; whoever was changed by nobody else is then as at first. */
async function undo(world: World, planId: string, disturbed: ReadonlySet<string>, ids: string[]) {
  world.organization.change({ faults: [] })
  if (!world.desk.session().signedIn) await world.signIn()
  const from = { applied: world.applied.length, received: world.received.length }
  const before = await rowsOf(world, planId)
  const plan = await world.come(world.desk.undoPlan({ planId }))
  if (!plan) return
  await begin(world, plan.id)
  await finish(world, plan.id)
  await check(world, plan.id, 0, disturbed, new Map(), from)
  const rows = await rowsOf(world, plan.id)
  for (const id of ids) {
    const isOne = ({ userId }: PlanRow) => userId === id
    const own = rows.filter(isOne)
    const user = userOf(world, id)
    if (!user || disturbed.has(id) || own.length === 0) continue
    if (own.some(({ outcome }) => outcome.state !== 'done')) continue
    // What is not known to be done is not undone.
    if (before.some((row) => isOne(row) && row.outcome.state === 'unknown')) continue
    const first = before.find(isOne)?.before
    if (!first) continue
    const fields = (['firstName', 'lastName', 'title', 'status', 'role'] as const).filter(
      // A terminated person is not given back the role that was theirs.
      (field) => field !== 'role' || first.status !== 'TERMINATED',
    )
    expect(differing(fields, first, user)).toEqual([])
    sums.undone += own.length
  }
}
