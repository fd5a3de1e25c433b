import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { Change } from '../../operations/operation.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, makeAdmin, type PlanActions, terminate } from '../../../test/planActions.ts'
import { memberIds, terminatedId, testUsers } from '../../../test/testUsers.ts'

let harness: DeskHarness
let { createPlan, createListPlan, getState, getRows, getOutcomes, runToEnd } = {} as PlanActions
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  ;({ createPlan, createListPlan, getState, getRows, getOutcomes, runToEnd } = createPlanActions(harness))
})

describe('a preview', () => {
  test('shows what the plan would do to each person, and who is skipped and why', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000'
    const created = await createPlan(terminate, [
      memberIds[0] ?? '',
      terminatedId,
      stranger,
      'nonsense',
      memberIds[0] ?? '',
    ])
    expect(created).toMatchObject({ title: 'Terminate 1 person', state: 'ready', source: 'selection' })
    expect(created.counts).toMatchObject({ waiting: 1, skipped: 3 })
    expect(await getOutcomes(created.id)).toEqual(['waiting', 'upToDate', 'notFound', 'notFound'])
    const [first] = await getRows(created.id)
    expect(first).toMatchObject({
      userId: memberIds[0],
      email: harness.user(memberIds[0] ?? '').email,
      before: { status: 'ACTIVE' },
      after: { status: 'TERMINATED' },
    })
    expect(harness.received).toEqual([])
  })

  test('warns of what the token is not allowed to do and of what can’t be undone', async () => {
    harness.organization.change({ lacks: ['can_reset_2fa'] })
    const mfa: Change = { operation: 'resetMfa', input: null }
    const first = await createPlan(mfa, memberIds.slice(0, 2))
    expect(first.warnings).toEqual(['An MFA reset can’t be undone.'])
    await runToEnd(first)
    expect(await getOutcomes(first.id)).toEqual(['failed forbidden', 'failed forbidden'])
    const second = await createPlan(mfa, memberIds.slice(0, 2))
    expect(await getOutcomes(second.id)).toEqual(['notAllowed', 'notAllowed'])
  })

  test('of several changes to one person applies them one after the other', async () => {
    const [userId = ''] = memberIds
    const created = await createListPlan([
      { ...makeAdmin, userId },
      { ...terminate, userId },
      { operation: 'changeRole', userId, input: { roleId: roleIds.owner } },
    ])
    expect(created.title).toBe('Change 1 person')
    expect(await getOutcomes(created.id)).toEqual(['waiting', 'waiting', 'notAllowed'])
    const shown = await getRows(created.id)
    expect(shown[1]?.before?.roleId).toBe(roleIds.admin)
    // Without the second change, the third one is possible.
    await harness.waitFor(harness.desk.setExcluded({ planId: created.id, rows: [1], excluded: true }))
    expect(await getOutcomes(created.id)).toEqual(['waiting', 'out', 'waiting'])
    await runToEnd(created)
    expect(await getOutcomes(created.id)).toEqual(['done', 'out', 'done'])
    expect(harness.user(userId)).toMatchObject({ status: 'ACTIVE', roleId: roleIds.owner })
  })

  test('returns rows by page and by state', async () => {
    const { id: planId } = await createPlan(terminate, [terminatedId, ...memberIds.slice(0, 9)])
    await harness.waitFor(harness.desk.setExcluded({ planId, rows: [0, 2], excluded: true }))
    const page = (request: { page: number; size: number; state: 'waiting' | 'out' | null }) =>
      harness.waitFor(harness.desk.planRows({ planId, ...request }))
    expect((await page({ page: 2, size: 4, state: null }))?.rows.map(({ row }) => row)).toEqual([4, 5, 6, 7])
    expect(await page({ page: 3, size: 4, state: 'waiting' })).toMatchObject({ rows: [], total: 8 })
    expect((await page({ page: 1, size: 4, state: 'out' }))?.rows.map(({ row }) => row)).toEqual([2])
    await harness.waitFor(harness.desk.setExcluded({ planId, rows: [2], excluded: false }))
    expect((await getState(planId)).counts).toMatchObject({ waiting: 9, out: 0, skipped: 1 })
  })

  test('looks up at most 200 people one by one if the directory is incomplete', async () => {
    harness.desk.controlReading('start')
    harness.desk.controlReading('cancel')
    const strangers = Array.from(
      { length: 250 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    )
    const reasons = await getOutcomes((await createPlan(terminate, strangers)).id)
    expect(reasons.filter((reason) => reason === 'notFound')).toHaveLength(200)
    expect(reasons.filter((reason) => reason === 'unread')).toHaveLength(50)
  })
})
