import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { act, type Actor, ids, sixty, terminate, toAdmin } from '../../../test/outsideChanges.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

const never = new AbortController().signal
let world: World
let { plan, state, rows, told, run, steer, done } = {} as Actor
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = await createWorld(sixty, {}, { latency: 100 })
  ;({ plan, state, rows, told, run, steer, done } = act(world))
})

describe('a run', () => {
  test('reads each person and writes once, four at a time, and tells how far it is', async () => {
    const made = await plan(terminate, ids.slice(0, 40))
    const from = world.clock.now()
    const ended = await done(made, { number: 40, half: true })
    expect(ended).toMatchObject({ state: 'ended', counts: { done: 40 }, undoable: 40, timeLeft: 0 })
    expect(world.received).toHaveLength(40)
    expect(world.mostRunning()).toBe(4)
    // Two calls of 100 ms for each of 40, by four.
    expect(ended.endedAt).toBe(from + 2000)
    expect(ended.perSecond).toBe(20)
    const running = world.told.plan.filter((it) => it.state === 'running')
    expect(running.length).toBeLessThanOrEqual(21)
    expect(running.at(-1)?.timeLeft).toBeGreaterThan(0)
    expect(world.told.users.flat().map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(0, 40)))
  })

  test('skips whom someone else has changed since, and says what', async () => {
    const [one = '', two = '', three = '', four = ''] = ids
    const made = await plan(toAdmin, [one, two, three, four])
    world.organization.edit(one, { roleId: roleIds.owner })
    world.organization.edit(two, { profile: { title: 'Something else' } })
    world.organization.edit(three, { roleId: roleIds.admin })
    world.organization.remove(four)
    await done(made)
    expect(await told(made.id)).toEqual(['changed', 'done', 'alreadySo', 'notFound'])
    expect((await rows(made.id))[0]?.outcome).toMatchObject({
      message: 'Changed in the meantime, from “Role: member” to “Role: owner”.',
    })
  })

  test('tries again what was refused with 429, after the pause, and gives up in the end', async () => {
    world.organization.addFault({ call: 'terminate', fault: '429-retry-after', times: 2 })
    const made = await plan(terminate, ids.slice(0, 6))
    const from = world.clock.now()
    await done(made)
    expect(await told(made.id)).toEqual(Array(6).fill('done'))
    expect(world.clock.now() - from).toBeGreaterThan(30_000)
    expect(world.received.filter(({ status }) => status === 429)).toHaveLength(2)

    world.organization.addFault({ call: 'terminate', userId: ids[7] ?? '', fault: '429' })
    const stuck = await plan(terminate, [ids[7] ?? ''])
    await done(stuck)
    expect(await told(stuck.id)).toEqual(['failed rateLimited'])
    expect(world.received.filter(({ userId }) => userId === ids[7])).toHaveLength(5)
  })

  test('pauses by itself where everything fails, and can be gone on with', async () => {
    world.organization.addFault({ call: 'terminate', fault: '500' })
    const made = await plan(terminate, ids.slice(0, 30))
    const paused = await done(made, { number: 30, half: true })
    expect(paused).toMatchObject({ state: 'paused', error: 'server', counts: { done: 0 } })
    expect(paused.counts.failed).toBeLessThan(13)
    world.organization.change({ faults: [] })
    expect((await done(made)).counts.waiting).toBe(0)
    const failed = (await state(made.id)).counts.failed
    expect(failed).toBe(paused.counts.failed)
    await world.come(world.desk.retryFailed({ planId: made.id, confirmed: {} }, never))
    await world.rested(made.id)
    expect((await state(made.id)).counts).toMatchObject({ done: 30, failed: 0 })
  })

  test('settles at its end what could not be known, by reading alone', async () => {
    const [userId = '', other = ''] = ids
    world.organization.addFault({ call: 'terminate', userId, fault: 'dropped-after', times: 1 })
    world.organization.addFault({ call: 'terminate', userId: other, fault: 'dropped', times: 1 })
    const made = await plan(terminate, [userId, other])
    await run(made.id)
    await world.clock.pass(150)
    // Reading them again right after the write fails, too.
    for (const of of [userId, other])
      world.organization.addFault({ call: 'getUser', userId: of, fault: 'html', times: 1 })
    await world.rested(made.id)
    expect(await told(made.id)).toEqual(['done', 'failed network'])
    expect((await rows(made.id)).map(({ outcome }) => outcome)).toMatchObject([
      { known: 'seen' },
      { error: { effect: 'none' } },
    ])
    expect(world.received).toHaveLength(2)
  })

  test('says that it is not known where reading can’t tell, and does not repeat it', async () => {
    world.organization.addFault({ call: 'resetMfa', fault: '500-after', times: 1 })
    const made = await plan({ operation: 'resetMfa', input: null }, ids.slice(0, 1))
    await done(made)
    expect(await told(made.id)).toEqual(['unknown server'])
    await world.come(world.desk.retryFailed({ planId: made.id, confirmed: {} }, never))
    await world.rested(made.id)
    expect(await told(made.id)).toEqual(['unknown server'])
    expect(world.received).toHaveLength(1)
  })

  test('pauses: nothing is sent any more, and what was sent ends', async () => {
    const made = await plan(terminate, ids.slice(0, 12))
    await run(made.id, { number: 12 })
    await world.clock.pass(350)
    expect((await steer(made.id, 'pause'))?.state).toBe('paused')
    const sent = world.received.length
    await world.clock.pass(10_000)
    expect(world.received).toHaveLength(sent)
    expect((await state(made.id)).counts).toMatchObject({ done: sent, waiting: 12 - sent, running: 0 })
    expect((await done(made)).counts.done).toBe(12)
    expect(world.received).toHaveLength(12)
  })

  test('is cancelled: what was not sent is skipped', async () => {
    const made = await plan(terminate, ids.slice(0, 12))
    await run(made.id, { number: 12 })
    await world.clock.pass(350)
    await steer(made.id, 'cancel')
    await world.rested(made.id)
    const { counts, state: end } = await state(made.id)
    expect(end).toBe('ended')
    expect(counts).toMatchObject({ done: world.received.length, skipped: 12 - world.received.length })
    expect(new Set(await told(made.id))).toEqual(new Set(['done', 'cancelled']))
  })
})
