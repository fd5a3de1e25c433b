import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { act, type Actor, ids, sixty, terminate } from '../../../test/outsideChanges.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

let world: World
let { plan, state, run, steer } = {} as Actor
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = await createWorld(sixty, {}, { latency: 100 })
  ;({ plan, state, run, steer } = act(world))
})

describe('guards', () => {
  test('keep a plan from running until they are confirmed', async () => {
    const made = await plan(terminate, ids.slice(0, 12))
    expect(made.guards.map(({ name }) => name)).toEqual(['number'])
    expect((await run(made.id))?.state).toBe('ready')
    expect((await run(made.id, { number: 13 }))?.state).toBe('ready')
    expect(world.received).toEqual([])
    expect((await run(made.id, { number: 12 }))?.state).toBe('running')
  })

  test('are computed again at the run', async () => {
    const made = await plan(terminate, ids.slice(0, 2))
    expect(made.guards).toEqual([])
    world.desk.setMe({ userId: ids[1] ?? '' })
    expect((await run(made.id))?.guards).toMatchObject([{ name: 'me', confirmed: false }])
    expect((await run(made.id, { me: true }))?.state).toBe('running')
  })

  test('never let the last active owner go', async () => {
    const owners = sixty.filter(
      ({ roleId, profile }) => roleId === roleIds.owner && profile.status === 'ACTIVE',
    )
    const made = await plan(
      terminate,
      owners.map(({ id }) => id),
    )
    expect(made.guards).toMatchObject([{ name: 'owner', verdict: 'blocks' }])
    expect((await run(made.id, { owner: true }))?.state).toBe('ready')
  })

  test('let one plan run at a time', async () => {
    const first = await plan(terminate, ids.slice(0, 2))
    const second = await plan(terminate, ids.slice(2, 4))
    await run(first.id)
    expect(await run(second.id)).toMatchObject({ state: 'ready', guards: [{ name: 'busy' }] })
    await world.rested(first.id)
    expect((await run(second.id))?.state).toBe('running')
  })
})

describe('a session', () => {
  test('that ends by itself pauses the run, which can be gone on with after signing in', async () => {
    const made = await plan(terminate, ids.slice(0, 16))
    await run(made.id, { number: 16 })
    await world.clock.pass(350)
    world.revoke()
    await world.rested(made.id)
    expect(await state(made.id)).toMatchObject({ state: 'paused', error: 'unauthorized' })
    await expect(run(made.id)).rejects.toMatchObject({ kind: 'unauthorized' })
    await world.signIn()
    // Everyone was forgotten with the session, and is read again.
    await run(made.id, { half: true })
    await world.rested(made.id)
    expect((await state(made.id)).counts).toMatchObject({ done: 16 })
    expect(world.applied).toHaveLength(16)
  })

  test('that is locked lets the run go on, tells how far it is, and gives nothing else of it', async () => {
    const made = await plan(terminate, ids.slice(0, 8))
    await run(made.id)
    world.desk.lock()
    await expect(steer(made.id, 'discard')).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(
      world.desk.planRows({ planId: made.id, page: 1, size: 10, state: null }),
    ).rejects.toMatchObject({ kind: 'unauthorized' })
    await world.rested(made.id)
    expect((await state(made.id)).counts).toMatchObject({ done: 8 })
    expect(world.applied).toHaveLength(8)
  })

  test('that is locked can be asked to pause the run, then or before', async () => {
    const made = await plan(terminate, ids.slice(0, 8))
    await run(made.id)
    world.desk.lock()
    expect((await steer(made.id, 'pause'))?.state).toBe('paused')
    await world.signIn()
    world.desk.setLocking({ minutes: 10, runs: 'pause' })
    await run(made.id)
    world.desk.lock()
    expect(await world.rested(made.id)).toBe('paused')
  })

  test('that is signed out takes all plans along', async () => {
    const made = await plan(terminate, ids.slice(0, 8))
    world.desk.setMe({ userId: ids[0] ?? '' })
    await run(made.id, { me: true })
    await world.clock.pass(150)
    world.desk.signOut()
    await world.clock.pass(10_000)
    expect(await world.desk.plans()).toEqual([])
    expect(world.desk.me()).toBeNull()
    expect(await world.come(world.desk.planState({ planId: made.id }))).toBeNull()
    expect(world.received.length).toBeLessThanOrEqual(4)
  })
})

test('a plan that was discarded is gone', async () => {
  const made = await plan(terminate, ids.slice(0, 8))
  expect((await steer(made.id, 'discard'))?.state).toBe('discarded')
  expect(await world.desk.plans()).toEqual([])
  expect(world.told.plan.at(-1)).toMatchObject({ id: made.id, state: 'discarded' })
  expect(await run(made.id)).toBeNull()
})
