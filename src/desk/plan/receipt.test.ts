import { beforeEach, expect, test, vi } from 'vitest'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, type PlanActions, terminate } from '../../../test/planActions.ts'
import { memberIds, terminatedId, testUsers } from '../../../test/testUsers.ts'

let harness: DeskHarness
let { createPlan, runToEnd } = {} as PlanActions
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  ;({ createPlan, runToEnd } = createPlanActions(harness))
})

test('a receipt shows what was requested, by whom and when, and the outcome of each row', async () => {
  const [one = '', two = ''] = memberIds
  harness.organization.addFault({ call: 'terminate', userId: two, fault: '409' })
  const created = await createPlan(terminate, [one, two, terminatedId])
  await runToEnd(created)
  const text = async (format: 'csv' | 'json') =>
    (await harness.waitFor(harness.desk.receipt({ planId: created.id, format, by: '=Ann' })))?.join('') ?? ''
  const lines = (await text('csv')).split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe(
    '\ufeffID,Email,Name,Operation,Before,After,Outcome,Message,Error ID,When,Plan,By,Run at',
  )
  expect(lines[1]).toMatch(
    /^[\da-f-]+,"[^,]+","[^,]+","Terminate","Status: Active, Role: member","Status: Terminated, Role: member","Done",,,1970[^,]+,"Terminate 2 people","'=Ann",1970/,
  )
  expect(lines[2]).toMatch(/,"Failed","The user was changed meanwhile\.","[\da-f]{32}",/)
  expect(lines[3]).toMatch(/,"Skipped","Already terminated\.",,,/)
  expect(JSON.parse(await text('json'))).toMatchObject({
    plan: { title: 'Terminate 2 people', by: '=Ann', state: 'ended', counts: { done: 1, failed: 1 } },
    rows: [{ id: one, outcome: 'Done' }, { id: two, errorId: expect.any(String) }, { id: terminatedId }],
  })
})
