import { beforeEach, expect, test, vi } from 'vitest'
import { act, type Actor, ids, sixty, terminate, terminated } from '../../../test/outsideChanges.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

let world: World
let { plan, done } = {} as Actor
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = await createWorld(sixty, {}, { latency: 100 })
  ;({ plan, done } = act(world))
})

test('a receipt says what was asked, by whom, when, and what came of it', async () => {
  const [one = '', two = ''] = ids
  world.organization.addFault({ call: 'terminate', userId: two, fault: '409' })
  const made = await plan(terminate, [one, two, terminated])
  await done(made)
  const text = async (format: 'csv' | 'json') =>
    (await world.come(world.desk.receipt({ planId: made.id, format, by: '=Ann' })))?.join('') ?? ''
  const lines = (await text('csv')).split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe(
    '\ufeffID,Email,Name,Operation,Before,After,Outcome,Message,Error ID,When,Plan,By,Run at',
  )
  expect(lines[1]).toMatch(
    /^[\da-f-]+,[^,]+,[^,]+,Terminate,"Status: Active, Role: member","Status: Terminated, Role: member",Done,,,1970[^,]+,Terminate 2 people,'=Ann,1970/,
  )
  expect(lines[2]).toMatch(/,Failed,The user was changed meanwhile\.,[\da-f]{32},/)
  expect(lines[3]).toMatch(/,Skipped,Already terminated\.,,,/)
  expect(JSON.parse(await text('json'))).toMatchObject({
    plan: { title: 'Terminate 2 people', by: '=Ann', state: 'ended', counts: { done: 1, failed: 1 } },
    rows: [{ id: one, outcome: 'Done' }, { id: two, errorId: expect.any(String) }, { id: terminated }],
  })
})
