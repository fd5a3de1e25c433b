import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { people } from '../../demo/people.ts'
import { roleIds } from '../../demo/roles.ts'
import type { OperationName, OperationRequest } from '../../operations/operation.ts'
import { createWorld } from '../../../test/serverModel.ts'

const runs = 60
const seed = Number(process.env.OWNERS_SEED ?? 20261124)

const role = fc.constantFrom(...Object.values(roleIds))
const act = fc.record({
  who: fc.nat({ max: 5 }),
  operation: fc.constantFrom<OperationName>(
    'terminate',
    'terminate',
    'changeRole',
    'changeRole',
    'reinstate',
  ),
  roleId: role,
  /** Whether it is waited for before the next one begins, in this tab or another. */
  alone: fc.boolean(),
  /** Whether it is taken back at once. */
  undo: fc.boolean(),
})
const organizations = fc.array(fc.record({ roleId: role, isActive: fc.boolean() }), {
  minLength: 2,
  maxLength: 6,
})

test(`no sequence of single actions leaves no active owner, everyone being read (${runs} of them, seed ${seed})`, async () => {
  const made = people(6, 1)
  await fc.assert(
    fc.asyncProperty(organizations, fc.array(act, { minLength: 1, maxLength: 12 }), async (given, acts) => {
      const users = given.flatMap(({ roleId, isActive }, place) => {
        const user = made[place]
        return user
          ? [{ ...user, roleId, profile: { ...user.profile, status: isActive ? 'ACTIVE' : 'TERMINATED' } }]
          : []
      })
      const { desk, come, clock, user } = await createWorld(users)
      const owners = () =>
        users.filter(({ id }) => user(id).roleId === roleIds.owner && user(id).status === 'ACTIVE').length
      fc.pre(owners() > 0)
      // Their code is loaded then, which takes real time.
      const [first = ''] = users.map(({ id }) => id)
      await desk.guards({ operation: 'resetMfa', userId: first, input: null, based: user(first) })
      desk.controlReading('start')
      await clock.until(() => desk.directory().state === 'done')

      const one = async ({ who, operation, roleId, undo }: (typeof acts)[number]) => {
        const userId = users[who % users.length]?.id ?? ''
        const request =
          operation === 'terminate'
            ? { operation, userId, input: null }
            : { operation, userId, input: { roleId } }
        // Whatever can be confirmed is.
        const confirmed = { owner: true, me: true }
        const performed = await desk.runOperation({ ...(request as OperationRequest), confirmed })
        expect(owners()).toBeGreaterThan(0)
        if (undo && performed.is === 'done' && performed.undo !== null)
          await desk.undo({ entry: performed.undo })
        expect(owners()).toBeGreaterThan(0)
      }
      let under: Promise<void>[] = []
      for (const next of acts) {
        under.push(one(next))
        if (!next.alone) continue
        await come(Promise.all(under))
        under = []
      }
      await come(Promise.all(under))
    }),
    { seed, numRuns: runs },
  )
})
