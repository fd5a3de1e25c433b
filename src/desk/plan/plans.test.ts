import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, type PlanActions, terminate } from '../../../test/planActions.ts'
import { memberIds, testUsers } from '../../../test/testUsers.ts'
import { neverAborts } from '../../../test/neverAborts.ts'

let harness: DeskHarness
let { createPlan, getRows, getState, run, control } = {} as PlanActions
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  ;({ createPlan, getRows, getState, run, control } = createPlanActions(harness))
})

const ownerId =
  testUsers.find(({ roleId, profile }) => roleId === roleIds.owner && profile.status === 'ACTIVE')?.id ?? ''

/** Makes a member a second owner. Returns their id. */
function addOwner(): string {
  const id = memberIds.at(-1) ?? ''
  harness.organization.edit(id, { roleId: roleIds.owner })
  return id
}

describe('guards', () => {
  test('prevent a run until they are confirmed', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 12))
    expect(created.guards.map(({ name }) => name)).toEqual(['number'])
    expect((await run(created.id))?.state).toBe('ready')
    expect((await run(created.id, { number: 13 }))?.state).toBe('ready')
    expect(harness.received).toEqual([])
    expect((await run(created.id, { number: 12 }))?.state).toBe('running')
  })

  test('ask for every plan of people who are not on a list, whatever their number and the operation', async () => {
    const { plan } = harness.desk
    for (const [unresolved, message] of [
      [0, 'This plan is about 1 person who is not on the list.'],
      [2, 'This plan is about 1 person who is not on the list. 2 lines of the list were not matched.'],
    ] as const) {
      const request = { operation: 'resetMfa', userId: memberIds[unresolved] ?? '', input: null } as const
      const created = await harness.waitFor(
        plan({ source: 'list', requests: [request], leavers: { unresolved } }, new AbortController().signal),
      )
      expect(created.guards).toMatchObject([{ name: 'leavers', verdict: 'asks', confirmed: false, count: 1 }])
      expect(created.guards[0]?.message).toContain(message)
      expect((await run(created.id))?.state).toBe('ready')
      expect(harness.received).toHaveLength(unresolved / 2)
      expect((await run(created.id, { leavers: true }))?.state).toBe('running')
      await harness.waitForPlan(created.id)
    }
  })

  test('are computed again when the plan runs', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 2))
    expect(created.guards).toEqual([])
    harness.desk.setMe({ userId: memberIds[1] ?? '' })
    expect((await run(created.id))?.guards).toMatchObject([{ name: 'me', confirmed: false }])
    expect((await run(created.id, { me: true }))?.state).toBe('running')
  })

  test('never allow the last active owner to be terminated', async () => {
    const created = await createPlan(terminate, [ownerId])
    expect(created.guards).toMatchObject([{ name: 'owner', verdict: 'blocks' }])
    expect((await run(created.id, { owner: true }))?.state).toBe('ready')
  })

  test.each<[string, (id: string) => unknown]>([
    ['removed', (id) => harness.organization.remove(id)],
    ['demoted', (id) => harness.organization.edit(id, { roleId: roleIds.admin })],
    ['terminated', (id) => harness.organization.edit(id, { profile: { status: 'TERMINATED' } })],
  ])('notice that the other owner was %s before the start', async (_, change) => {
    const other = addOwner()
    const created = await createPlan(terminate, [ownerId])
    expect(created.guards).toEqual([])
    change(other)
    expect(await run(created.id, { owner: true })).toMatchObject({
      state: 'ready',
      guards: [{ name: 'owner', verdict: 'blocks' }],
    })
    expect(harness.received).toEqual([])
  })

  test('skip the last owner if the others were removed during the run', async () => {
    const other = addOwner()
    // Four people at a time: the owner comes last.
    const created = await createPlan(terminate, [...memberIds.slice(0, 9), ownerId])
    await run(created.id, { number: 10 })
    harness.organization.edit(other, { roleId: roleIds.member })
    await harness.waitForPlan(created.id)
    expect((await getRows(created.id)).at(-1)?.outcome).toMatchObject({
      state: 'skipped',
      reason: 'notAllowed',
      message: expect.stringContaining('No active owner would be left') as unknown,
    })
    expect(harness.received.map(({ userId }) => userId)).not.toContain(ownerId)
  })

  test('keep an owner if a plan and a single operation each take one at the same time', async () => {
    const other = addOwner()
    const created = await createPlan(terminate, [ownerId])
    const single = harness.desk.runOperation({ operation: 'terminate', userId: other, input: null })
    await Promise.all([run(created.id), harness.waitFor(single)])
    await harness.waitForPlan(created.id)
    expect(harness.applied).toHaveLength(1)
  })

  test('allow only one plan to run at a time', async () => {
    const first = await createPlan(terminate, memberIds.slice(0, 2))
    const second = await createPlan(terminate, memberIds.slice(2, 4))
    await run(first.id)
    expect(await run(second.id)).toMatchObject({ state: 'ready', guards: [{ name: 'busy' }] })
    await harness.waitForPlan(first.id)
    expect((await run(second.id))?.state).toBe('running')
  })
})

describe('a session', () => {
  test('that expires pauses the run, which can be resumed after signing in again', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 16))
    await run(created.id, { number: 16 })
    await harness.clock.pass(350)
    harness.revokeToken()
    await harness.waitForPlan(created.id)
    expect(await getState(created.id)).toMatchObject({ state: 'paused', error: 'unauthorized' })
    await expect(run(created.id)).rejects.toMatchObject({ kind: 'unauthorized' })
    await harness.signIn()
    // The directory was forgotten with the session and is read again, so that guards can be computed.
    await run(created.id)
    await harness.waitForPlan(created.id)
    expect((await getState(created.id)).counts).toMatchObject({ done: 16 })
    expect(harness.applied).toHaveLength(16)
  })

  test.each(['locked', 'expired'])(
    'that was %s and began again: guards wait for everyone to be read, then are computed',
    async (how) => {
      const other = addOwner()
      const created = await createPlan(terminate, [ownerId])
      expect(created.guards).toEqual([])
      if (how === 'locked') harness.desk.lock()
      else {
        harness.revokeToken()
        await expect(harness.waitFor(harness.desk.roles(null, neverAborts))).rejects.toThrow()
      }
      // Without a session nothing is read, and nothing is claimed to be known.
      await getState(created.id)
      expect(harness.desk.directory().state).toBe('idle')
      await harness.signIn()
      await harness.waitFor(harness.desk.roles(null, neverAborts))
      const waiting = await getState(created.id)
      expect(waiting.guards.map(({ name, verdict }) => `${name} ${verdict}`)).toContain('owner waits')
      expect(harness.desk.directory().state).toBe('reading')
      await harness.clock.until(() => harness.desk.directory().state === 'done')
      expect((await getState(created.id)).guards).toEqual([])
      harness.organization.edit(other, { roleId: roleIds.member })
      expect((await run(created.id))?.guards).toMatchObject([{ name: 'owner', verdict: 'blocks' }])
    },
  )

  test('that began again asks if reading everyone was stopped', async () => {
    const created = await createPlan(terminate, [ownerId])
    harness.desk.lock()
    await harness.signIn()
    await harness.waitFor(harness.desk.roles(null, neverAborts))
    await getState(created.id)
    harness.desk.controlReading('cancel')
    const [guard] = (await getState(created.id)).guards
    expect(guard).toMatchObject({ name: 'owner', verdict: 'asks', known: false })
  })

  test('that is locked lets the run continue and shows its progress, but nothing else', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 8))
    await run(created.id)
    harness.desk.lock()
    await expect(control(created.id, 'discard')).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(
      harness.desk.planRows({ planId: created.id, page: 1, size: 10, state: null }),
    ).rejects.toMatchObject({ kind: 'unauthorized' })
    await harness.waitForPlan(created.id)
    expect((await getState(created.id)).counts).toMatchObject({ done: 8 })
    expect(harness.applied).toHaveLength(8)
  })

  test('that is locked can pause the run, when asked or by a setting', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 8))
    await run(created.id)
    harness.desk.lock()
    expect((await control(created.id, 'pause'))?.state).toBe('paused')
    await harness.signIn()
    harness.desk.setLocking({ minutes: 10, runs: 'pause' })
    await run(created.id)
    harness.desk.lock()
    expect(await harness.waitForPlan(created.id)).toBe('paused')
  })

  test('that is signed out removes all plans', async () => {
    const created = await createPlan(terminate, memberIds.slice(0, 8))
    harness.desk.setMe({ userId: memberIds[0] ?? '' })
    await run(created.id, { me: true })
    await harness.clock.pass(150)
    harness.desk.signOut()
    await harness.clock.pass(10_000)
    expect(await harness.desk.plans()).toEqual([])
    expect(harness.desk.me()).toBeNull()
    expect(await harness.waitFor(harness.desk.planState({ planId: created.id }))).toBeNull()
    expect(harness.received.length).toBeLessThanOrEqual(4)
  })
})

test('a discarded plan no longer exists', async () => {
  const created = await createPlan(terminate, memberIds.slice(0, 8))
  expect((await control(created.id, 'discard'))?.state).toBe('discarded')
  expect(await harness.desk.plans()).toEqual([])
  expect(harness.events.plan.at(-1)).toMatchObject({ id: created.id, state: 'discarded' })
  expect(await run(created.id)).toBeNull()
})

test('a plan that is discarded while it runs sends nothing more', async () => {
  const created = await createPlan(terminate, memberIds.slice(0, 9))
  await run(created.id)
  await harness.clock.pass(250)
  const sent = harness.received.length
  expect(sent).toBeGreaterThan(0)
  await control(created.id, 'discard')
  await harness.clock.pass(60_000)
  expect(harness.received).toHaveLength(sent)
})

test('only a plan that has ended is retried, and only another one is run', async () => {
  const { desk, waitFor, waitForPlan, organization } = harness
  const [failing = '', ...others] = memberIds.slice(0, 3)
  organization.addFault({ call: 'terminate', userId: failing, fault: '403' })
  const { id } = await createPlan(terminate, [failing, ...others])
  const retry = () => waitFor(desk.retryFailed({ planId: id, confirmed: {} }, neverAborts))
  expect((await retry())?.state).toBe('ready')
  await run(id)
  await waitForPlan(id)
  expect(await getState(id)).toMatchObject({ state: 'ended', counts: { done: 2, failed: 1 } })
  expect((await run(id))?.state).toBe('ended')
  expect(harness.received).toHaveLength(3)
  expect((await retry())?.state).toBe('running')
  await waitForPlan(id)
  expect(harness.received.map(({ userId }) => userId)).toEqual([failing, ...others, failing])
})
