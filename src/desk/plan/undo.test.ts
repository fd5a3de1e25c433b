import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, makeAdmin, type PlanActions, terminate } from '../../../test/planActions.ts'
import { memberIds, terminatedId, testUsers } from '../../../test/testUsers.ts'

let harness: DeskHarness
let { createPlan, createListPlan, getOutcomes, runToEnd } = {} as PlanActions
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  ;({ createPlan, createListPlan, getOutcomes, runToEnd } = createPlanActions(harness))
})

describe('undo', () => {
  test('of a plan reverts what was done, except what someone else has changed since', async () => {
    const [one = '', two = '', three = ''] = memberIds
    const created = await createPlan(terminate, [one, two, three, terminatedId])
    expect(await harness.waitFor(harness.desk.undoPlan({ planId: created.id }))).toBeNull()
    await runToEnd(created)
    harness.organization.edit(two, { profile: { status: 'ACTIVE' } })
    harness.organization.edit(three, { roleId: roleIds.admin })
    const undo = await harness.waitFor(harness.desk.undoPlan({ planId: created.id }))
    expect(undo).toMatchObject({
      title: 'Undo “Terminate 3 people”',
      source: 'undo',
      undoes: created.id,
      counts: { waiting: 3 },
    })
    await runToEnd(undo ?? created)
    expect(await getOutcomes(undo?.id ?? '')).toEqual(['done', 'upToDate', 'changed'])
    expect(harness.user(one).status).toBe('ACTIVE')
    expect(harness.user(three).status).toBe('TERMINATED')
  })

  test('of several changes to one person runs backwards', async () => {
    const [userId = ''] = memberIds
    const before = harness.user(userId)
    const input = { firstName: 'A', lastName: 'B', title: 'C' }
    const created = await createListPlan([
      { operation: 'updateProfile', userId, input },
      { ...makeAdmin, userId },
      { operation: 'resetMfa', userId, input: null },
      { ...terminate, userId },
    ])
    await runToEnd(created)
    const undo = await harness.waitFor(harness.desk.undoPlan({ planId: created.id }))
    await runToEnd(undo ?? created)
    expect(await getOutcomes(undo?.id ?? '')).toEqual(['done', 'irreversible', 'done', 'done'])
    expect(harness.user(userId)).toEqual(before)
  })
})
