import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { Change } from '../../operations/operation.ts'
import { act, type Actor, ids, sixty, terminate, terminated, toAdmin } from '../../../test/outsideChanges.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

let world: World
let { plan, list, state, rows, told, done } = {} as Actor
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = await createWorld(sixty, {}, { latency: 100 })
  ;({ plan, list, state, rows, told, done } = act(world))
})

describe('a preview', () => {
  test('says what would come of whom, and who is skipped and why', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000'
    const made = await plan(terminate, [ids[0] ?? '', terminated, stranger, 'nonsense', ids[0] ?? ''])
    expect(made).toMatchObject({ title: 'Terminate 1 person', state: 'ready', source: 'selection' })
    expect(made.counts).toMatchObject({ waiting: 1, skipped: 3 })
    expect(await told(made.id)).toEqual(['waiting', 'alreadySo', 'notFound', 'notFound'])
    const [first] = await rows(made.id)
    expect(first).toMatchObject({
      userId: ids[0],
      email: world.user(ids[0] ?? '').email,
      before: { status: 'ACTIVE' },
      after: { status: 'TERMINATED' },
    })
    expect(world.received).toEqual([])
  })

  test('says what the token may not do, and what can’t be undone', async () => {
    world.organization.change({ lacks: ['can_reset_2fa'] })
    const mfa: Change = { operation: 'resetMfa', input: null }
    const first = await plan(mfa, ids.slice(0, 2))
    expect(first.warnings).toEqual(['An MFA reset can’t be undone.'])
    await done(first)
    expect(await told(first.id)).toEqual(['failed forbidden', 'failed forbidden'])
    const second = await plan(mfa, ids.slice(0, 2))
    expect(await told(second.id)).toEqual(['notAllowed', 'notAllowed'])
  })

  test('of several things for one person shows each with what comes before it', async () => {
    const [userId = ''] = ids
    const made = await list([
      { ...toAdmin, userId },
      { ...terminate, userId },
      { operation: 'changeRole', userId, input: { roleId: roleIds.owner } },
    ])
    expect(made.title).toBe('Change 1 person')
    expect(await told(made.id)).toEqual(['waiting', 'waiting', 'notAllowed'])
    const shown = await rows(made.id)
    expect(shown[1]?.before?.roleId).toBe(roleIds.admin)
    // Without the second, the third can be done.
    await world.come(world.desk.setExcluded({ planId: made.id, rows: [1], excluded: true }))
    expect(await told(made.id)).toEqual(['waiting', 'out', 'waiting'])
    await done(made)
    expect(await told(made.id)).toEqual(['done', 'out', 'done'])
    expect(world.user(userId)).toMatchObject({ status: 'ACTIVE', roleId: roleIds.owner })
  })

  test('gives rows by pages and by what has become of them', async () => {
    const { id: planId } = await plan(terminate, [terminated, ...ids.slice(0, 9)])
    await world.come(world.desk.setExcluded({ planId, rows: [0, 2], excluded: true }))
    const page = (request: { page: number; size: number; state: 'waiting' | 'out' | null }) =>
      world.come(world.desk.planRows({ planId, ...request }))
    expect((await page({ page: 2, size: 4, state: null }))?.rows.map(({ row }) => row)).toEqual([4, 5, 6, 7])
    expect(await page({ page: 3, size: 4, state: 'waiting' })).toMatchObject({ rows: [], total: 8 })
    expect((await page({ page: 1, size: 4, state: 'out' }))?.rows.map(({ row }) => row)).toEqual([2])
    await world.come(world.desk.setExcluded({ planId, rows: [2], excluded: false }))
    expect((await state(planId)).counts).toMatchObject({ waiting: 9, out: 0, skipped: 1 })
  })

  test('looks up so many at most one by one, where not everyone could be read', async () => {
    world.desk.controlReading('start')
    world.desk.controlReading('cancel')
    const strangers = Array.from(
      { length: 250 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    )
    const reasons = await told((await plan(terminate, strangers)).id)
    expect(reasons.filter((reason) => reason === 'notFound')).toHaveLength(200)
    expect(reasons.filter((reason) => reason === 'unread')).toHaveLength(50)
  })
})
