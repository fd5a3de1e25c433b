import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { act, type Actor, ids, sixty, terminate, terminated, toAdmin } from '../../../test/outsideChanges.ts'
import { createWorld, type World } from '../../../test/serverModel.ts'

let world: World
let { plan, list, told, done } = {} as Actor
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = await createWorld(sixty, {}, { latency: 100 })
  ;({ plan, list, told, done } = act(world))
})

describe('undo', () => {
  test('of a plan takes back what was done, but for what someone else has changed since', async () => {
    const [one = '', two = '', three = ''] = ids
    const made = await plan(terminate, [one, two, three, terminated])
    expect(await world.come(world.desk.undoPlan({ planId: made.id }))).toBeNull()
    await done(made)
    world.organization.edit(two, { profile: { status: 'ACTIVE' } })
    world.organization.edit(three, { roleId: roleIds.admin })
    const undo = await world.come(world.desk.undoPlan({ planId: made.id }))
    expect(undo).toMatchObject({
      title: 'Undo “Terminate 3 people”',
      source: 'undo',
      undoes: made.id,
      counts: { waiting: 3 },
    })
    await done(undo ?? made)
    expect(await told(undo?.id ?? '')).toEqual(['done', 'alreadySo', 'changed'])
    expect(world.user(one).status).toBe('ACTIVE')
    expect(world.user(three).status).toBe('TERMINATED')
  })

  test('of several things done to one person goes backwards', async () => {
    const [userId = ''] = ids
    const before = world.user(userId)
    const input = { firstName: 'A', lastName: 'B', title: 'C' }
    const made = await list([
      { operation: 'updateProfile', userId, input },
      { ...toAdmin, userId },
      { operation: 'resetMfa', userId, input: null },
      { ...terminate, userId },
    ])
    await done(made)
    const undo = await world.come(world.desk.undoPlan({ planId: made.id }))
    await done(undo ?? made)
    expect(await told(undo?.id ?? '')).toEqual(['done', 'irreversible', 'done', 'done'])
    expect(world.user(userId)).toEqual(before)
  })
})
