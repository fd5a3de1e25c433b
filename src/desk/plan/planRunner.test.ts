import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, makeAdmin, type PlanActions, terminate } from '../../../test/planActions.ts'
import { memberIds, testUsers } from '../../../test/testUsers.ts'
import { neverAborts } from '../../../test/neverAborts.ts'

let harness: DeskHarness
let { createPlan, createListPlan, getState, getRows, getOutcomes, run, control, runToEnd } = {} as PlanActions
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  ;({ createPlan, createListPlan, getState, getRows, getOutcomes, run, control, runToEnd } =
    createPlanActions(harness))
})

describe('a run', () => {
  test('reads each person, writes once, four people at a time, and reports progress', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 40))
    const from = harness.clock.now()
    const ended = await runToEnd(created, { number: 40, half: true })
    expect(ended).toMatchObject({ state: 'ended', counts: { done: 40 }, undoable: 40, timeLeft: 0 })
    expect(harness.received).toHaveLength(40)
    expect(harness.maxRunningRequests()).toBe(4)
    // 40 people with two calls of 100 ms each, four at a time.
    expect(ended.endedAt).toBe(from + 2000)
    expect(ended.perSecond).toBe(20)
    const running = harness.events.plan.filter((it) => it.state === 'running')
    expect(running.length).toBeLessThanOrEqual(21)
    expect(running.at(-1)?.timeLeft).toBeGreaterThan(0)
    expect(harness.events.users.flat().map(({ id }) => id)).toEqual(
      expect.arrayContaining(memberIds.slice(0, 40)),
    )
  })

  test('reports what is finished while another call gets no answer', async () => {
    const people = memberIds.slice(0, 4)
    harness.organization.addFault({ call: 'terminate', userId: people[0] ?? '', fault: 'silent' })
    const created = await createPlan(terminate, people)
    await run(created.id)
    await harness.clock.pass(1000)
    expect(harness.events.plan.at(-1)).toMatchObject({ state: 'running', counts: { done: 3, running: 1 } })
  })

  test('skips people that someone else has changed since, and shows what', async () => {
    const [one = '', two = '', three = '', four = ''] = memberIds
    const created = await createPlan(makeAdmin, [one, two, three, four])
    harness.organization.edit(one, { roleId: roleIds.owner })
    harness.organization.edit(two, { profile: { title: 'Something else' } })
    harness.organization.edit(three, { roleId: roleIds.admin })
    harness.organization.remove(four)
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(['changed', 'done', 'upToDate', 'notFound'])
    expect((await getRows(created.id))[0]?.outcome).toMatchObject({
      message: 'Changed in the meantime, from “Role: member” to “Role: owner”.',
    })
  })

  test('retries after a 429 and its pause, and finally gives up', async () => {
    harness.organization.addFault({ call: 'terminate', fault: '429-retry-after', times: 2 })
    const created = await createPlan(terminate, memberIds.slice(0, 6))
    const from = harness.clock.now()
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(Array(6).fill('done'))
    expect(harness.clock.now() - from).toBeGreaterThan(30_000)
    expect(harness.received.filter(({ status }) => status === 429)).toHaveLength(2)

    const [refused = ''] = memberIds.slice(7)
    harness.organization.addFault({ call: 'terminate', userId: refused, fault: '429' })
    const stuck = await createPlan(terminate, memberIds.slice(6, 36))
    await runToEnd(stuck, { number: 30, half: true })
    expect((await getState(stuck.id)).counts).toMatchObject({ done: 29, failed: 1 })
    expect((await getOutcomes(stuck.id))[1]).toBe('failed rateLimited')
    expect(harness.received.filter(({ userId }) => userId === refused)).toHaveLength(5)
  })

  test('reads a person again who was read before a pause that the API asked for', async () => {
    const [one = '', two = ''] = memberIds
    const { organization, clock } = harness
    organization.addFault({ call: 'changeRole', userId: one, fault: '429-retry-after', times: 1 })
    // Takes longer, so that the pause begins before the write.
    organization.addFault({ call: 'getUser', userId: two, fault: '500', times: 1 })
    const created = await createPlan(makeAdmin, [one, two])
    await run(created.id)
    await clock.pass(1000)
    organization.edit(two, { roleId: roleIds.owner })
    await harness.waitForPlan(created.id)
    expect(await getOutcomes(created.id)).toEqual(['done', 'changed'])
  })

  test('resumes after the pause that the API asked for, even if the clock is set back meanwhile', async () => {
    const { clock } = harness
    harness.organization.addFault({ call: 'terminate', fault: '429-retry-after', times: 1 })
    const created = await createPlan(terminate, memberIds.slice(0, 2))
    const from = clock.monotonic()
    await run(created.id)
    await clock.pass(1000)
    expect((await getState(created.id)).waitsUntil).not.toBeNull()
    await control(created.id, 'pause')
    clock.setBack(86_400_000)
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(['done', 'done'])
    expect(clock.monotonic() - from).toBeGreaterThan(15_000)
    expect(clock.monotonic() - from).toBeLessThan(60_000)
  })

  test.each([null, '0', '1'])(
    'pauses by itself if only writes are refused, with Retry-After: %s',
    async (retryAfter) => {
      harness.setRetryAfter(retryAfter)
      harness.organization.addFault({ call: 'terminate', fault: '429' })
      const created = await createPlan(terminate, memberIds.slice(0, 30))
      const from = harness.clock.now()
      const paused = await runToEnd(created, { number: 30, half: true })
      expect(paused).toMatchObject({ state: 'paused', error: 'rateLimited', counts: { waiting: 30 } })
      // Four people, five attempts each, with longer and longer pauses.
      expect(harness.received.length).toBeLessThanOrEqual(20)
      expect(harness.clock.now() - from).toBeGreaterThan(15_000)
      harness.organization.change({ faults: [] })
      expect((await runToEnd(created)).counts).toMatchObject({ done: 30 })
    },
  )

  test('is not paused by refusals of one kind of call while another kind is answered', async () => {
    harness.setRetryAfter('0')
    harness.organization.addFault({ call: 'resetMfa', fault: '429', times: 3 })
    const [one = '', two = ''] = memberIds
    const created = await createListPlan([
      { operation: 'resetMfa', userId: one, input: null },
      { operation: 'terminate', userId: two, input: null },
    ])
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(['done', 'done'])
    expect(harness.received).toHaveLength(5)
  })

  test('pauses by itself if everything fails, and can be resumed', async () => {
    harness.organization.addFault({ call: 'terminate', fault: '500' })
    const created = await createPlan(terminate, memberIds.slice(0, 30))
    const paused = await runToEnd(created, { number: 30, half: true })
    expect(paused).toMatchObject({ state: 'paused', error: 'server', counts: { done: 0 } })
    expect(paused.counts.failed).toBeLessThan(13)
    harness.organization.change({ faults: [] })
    expect((await runToEnd(created)).counts.waiting).toBe(0)
    const failed = (await getState(created.id)).counts.failed
    expect(failed).toBe(paused.counts.failed)
    await harness.waitFor(harness.desk.retryFailed({ planId: created.id, confirmed: {} }, neverAborts))
    await harness.waitForPlan(created.id)
    expect((await getState(created.id)).counts).toMatchObject({ done: 30, failed: 0 })
  })

  test('settles unknown outcomes at its end by reading only', async () => {
    const [userId = '', other = ''] = memberIds
    harness.organization.addFault({ call: 'terminate', userId, fault: 'dropped-after', times: 1 })
    harness.organization.addFault({ call: 'terminate', userId: other, fault: 'dropped', times: 1 })
    const created = await createPlan(terminate, [userId, other])
    await run(created.id)
    await harness.clock.pass(150)
    // The first read after the write fails too.
    for (const of of [userId, other])
      harness.organization.addFault({ call: 'getUser', userId: of, fault: 'html', times: 1 })
    await harness.waitForPlan(created.id)
    expect(await getOutcomes(created.id)).toEqual(['done', 'failed network'])
    expect((await getRows(created.id)).map(({ outcome }) => outcome)).toMatchObject([
      { known: 'seen' },
      { error: { effect: 'none' } },
    ])
    expect(harness.received).toHaveLength(2)
  })

  test('reports an unknown outcome if reading can’t settle it, and does not repeat the write', async () => {
    harness.organization.addFault({ call: 'resetMfa', fault: '500-after', times: 1 })
    const created = await createPlan({ operation: 'resetMfa', input: null }, memberIds.slice(0, 1))
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(['unknown server'])
    await harness.waitFor(harness.desk.retryFailed({ planId: created.id, confirmed: {} }, neverAborts))
    await harness.waitForPlan(created.id)
    expect(await getOutcomes(created.id)).toEqual(['unknown server'])
    expect(harness.received).toHaveLength(1)
  })

  test('sends nothing more once it is paused, and finishes what was sent', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 12))
    await run(created.id, { number: 12 })
    await harness.clock.pass(350)
    expect((await control(created.id, 'pause'))?.state).toBe('paused')
    const sent = harness.received.length
    await harness.clock.pass(10_000)
    expect(harness.received).toHaveLength(sent)
    expect((await getState(created.id)).counts).toMatchObject({ done: sent, waiting: 12 - sent, running: 0 })
    expect((await runToEnd(created)).counts.done).toBe(12)
    expect(harness.received).toHaveLength(12)
  })

  test('has finished if it was paused while its last rows were under way', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 3))
    await run(created.id)
    await harness.clock.pass(150)
    expect(await control(created.id, 'pause')).toMatchObject({ state: 'paused', counts: { running: 3 } })
    await harness.clock.pass(1000)
    const endedAt = expect.any(Number)
    expect(await getState(created.id)).toMatchObject({ state: 'ended', endedAt, undoable: 3 })
    expect(harness.events.plan.at(-1)?.state).toBe('ended')
  })

  test('stays paused after its last rows if one has to be read again', async () => {
    const [userId = '', other = ''] = memberIds
    harness.organization.addFault({ call: 'terminate', userId, fault: 'dropped-after', times: 1 })
    const created = await createPlan(terminate, [userId, other])
    await run(created.id)
    await harness.clock.pass(150)
    harness.organization.addFault({ call: 'getUser', userId, fault: 'html' })
    await control(created.id, 'pause')
    await harness.clock.pass(10_000)
    expect(await getState(created.id)).toMatchObject({ state: 'paused', counts: { unknown: 1, done: 1 } })
    harness.organization.change({ faults: [] })
    expect(await runToEnd(created)).toMatchObject({ state: 'ended', counts: { done: 2 } })
  })

  test('does not pause by itself after its last row', async () => {
    harness.organization.addFault({ call: 'terminate', fault: '403' })
    const created = await createPlan(terminate, memberIds.slice(0, 8))
    expect(await runToEnd(created)).toMatchObject({ state: 'ended', counts: { failed: 8 } })
  })

  test('skips what was not sent when it is cancelled', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 12))
    await run(created.id, { number: 12 })
    await harness.clock.pass(350)
    await control(created.id, 'cancel')
    await harness.waitForPlan(created.id)
    const { counts, state: end } = await getState(created.id)
    expect(end).toBe('ended')
    expect(counts).toMatchObject({ done: harness.received.length, skipped: 12 - harness.received.length })
    expect(new Set(await getOutcomes(created.id))).toEqual(new Set(['done', 'cancelled']))
  })
})
