import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { people } from '../../demo/people.ts'
import { roleIds } from '../../demo/roles.ts'
import type { OperationName, OperationRequest } from '../../operations/operation.ts'
import { createDeskHarness } from '../../../test/deskHarness.ts'

const runs = 60
const seed = Number(process.env.OWNERS_SEED ?? 20261124)

const role = fc.constantFrom(...Object.values(roleIds))
const action = fc.record({
  who: fc.nat({ max: 5 }),
  operation: fc.constantFrom<OperationName>(
    'terminate',
    'terminate',
    'changeRole',
    'changeRole',
    'reinstate',
  ),
  roleId: role,
  /** Whether the next action begins only after this one, be it in this tab or another. */
  isAwaited: fc.boolean(),
  /** Whether it is undone immediately. */
  undo: fc.boolean(),
  /** What someone else does before it to another person, unless that removes the last owner. */
  others: fc.option(
    fc.record({ who: fc.nat({ max: 5 }), what: fc.constantFrom('demote', 'terminate', 'remove', 'promote') }),
  ),
})
/** Returns null if the person was removed by someone else. */
function notFound(error: unknown): null {
  if (error instanceof ApiError && error.kind === 'notFound') return null
  throw error
}

const organizations = fc.array(fc.record({ roleId: role, isActive: fc.boolean() }), {
  minLength: 2,
  maxLength: 6,
})

test(`single actions never leave an organization without an active owner, once everyone is read (${runs} sequences, seed ${seed})`, async () => {
  const allUsers = people(6, 1)
  await fc.assert(
    fc.asyncProperty(
      organizations,
      fc.array(action, { minLength: 1, maxLength: 12 }),
      async (given, actions) => {
        const users = given.flatMap(({ roleId, isActive }, index) => {
          const user = allUsers[index]
          return user
            ? [{ ...user, roleId, profile: { ...user.profile, status: isActive ? 'ACTIVE' : 'TERMINATED' } }]
            : []
        })
        const { desk, waitFor, clock, user, organization } = await createDeskHarness(users)
        const owners = () =>
          organization
            .users()
            .map((row) => user(String(row.id)))
            .filter(({ roleId, status }) => roleId === roleIds.owner && status === 'ACTIVE')
        const countOwners = () => owners().length
        fc.pre(countOwners() > 0)
        // Loads the code of guards, which takes real time.
        const [first = ''] = users.map(({ id }) => id)
        await desk.guards({ operation: 'resetMfa', userId: first, input: null, based: user(first) })
        desk.controlReading('start')
        await clock.until(() => desk.directory().state === 'done')

        const changeByOthers = ({ who, what }: NonNullable<(typeof actions)[number]['others']>) => {
          const id = users[who % users.length]?.id ?? ''
          const isThere = organization.users().some((row) => row.id === id)
          if (!isThere || owners().every((owner) => owner.id === id)) return
          if (what === 'remove') organization.remove(id)
          else if (what === 'terminate') organization.edit(id, { profile: { status: 'TERMINATED' } })
          else organization.edit(id, { roleId: what === 'demote' ? roleIds.member : roleIds.owner })
        }
        const runAction = async ({ who, operation, roleId, undo }: (typeof actions)[number]) => {
          const userId = users[who % users.length]?.id ?? ''
          const request =
            operation === 'terminate'
              ? { operation, userId, input: null }
              : { operation, userId, input: { roleId } }
          // Confirms everything that can be confirmed.
          const confirmed = { owner: true, me: true }
          const result = await desk
            .runOperation({ ...(request as OperationRequest), confirmed })
            .catch(notFound)
          expect(countOwners()).toBeGreaterThan(0)
          if (undo && result?.is === 'done' && result.undo !== null)
            await desk.undo({ entry: result.undo }).catch(notFound)
          expect(countOwners()).toBeGreaterThan(0)
        }
        let running: Promise<void>[] = []
        for (const next of actions) {
          // Between reading and writing there is a moment in which the API can't protect anyone.
          if (next.others && running.length === 0) changeByOthers(next.others)
          running.push(runAction(next))
          if (!next.isAwaited) continue
          await waitFor(Promise.all(running))
          running = []
        }
        await waitFor(Promise.all(running))
      },
    ),
    { seed, numRuns: runs },
  )
})
