import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { Query } from '../directory/types.ts'
import { type Confirmed, guardsOf } from './guards.ts'
import type { PendingOperation } from './owners.ts'
import { emptyUser } from '../../../test/emptyUser.ts'

const roles = ['owner', 'admin', 'member'].map((name) => ({ id: name, name, organizationId: null }))
const counts = {
  status: {},
  role: {},
  incomplete: 0,
  never: 0,
}

const user = (number: number, roleId: string, status: string | null) =>
  emptyUser(String(number), { roleId, status })

function pendingFor(target: User, change: 'terminate' | 'admin' | 'member' | 'mfa'): PendingOperation {
  const userId = target.id
  const request: OperationRequest =
    change === 'terminate'
      ? { operation: 'terminate', userId, input: null }
      : change === 'mfa'
        ? { operation: 'resetMfa', userId, input: null }
        : { operation: 'changeRole', userId, input: { roleId: change } }
  return { user: target, request }
}

/** Computes guards in an organization of these people. Each is summed up as "name verdict count". */
async function summarizeGuards(
  everyone: User[],
  pending: PendingOperation[],
  {
    me = null,
    isComplete = true,
    isReading = false,
    hasRoleNames = true,
    confirmed = {},
  }: Partial<Options> = {},
) {
  const find = ({ status, role }: Query) =>
    everyone.filter(
      (person) =>
        status.includes(person.status ?? '') && (role.length === 0 || role.includes(person.roleId ?? '')),
    )
  const guards = await guardsOf(pending, confirmed, {
    roles: () => (hasRoleNames ? roles : []),
    me: () => me,
    directory: {
      isComplete: () => isComplete,
      progress: () => ({ state: isReading ? 'reading' : 'done' }),
      count: (query) => Promise.resolve({ total: find(query).length, counts, isPartial: false }),
      ids: (query) => Promise.resolve(find(query).map(({ id }) => id)),
    },
  })
  return guards.map(({ name, verdict, known, count: people, confirmed: isConfirmed }) =>
    [
      name,
      known || verdict === 'waits' ? verdict : 'unknown',
      people,
      ...(isConfirmed ? ['confirmed'] : []),
    ].join(' '),
  )
}
interface Options {
  me: string | null
  isComplete: boolean
  isReading: boolean
  hasRoleNames: boolean
  confirmed: Confirmed
}

const owner = user(1, 'owner', 'ACTIVE')
const second = user(2, 'owner', 'ACTIVE')
const terminatedOwner = user(3, 'owner', 'TERMINATED')
const members = Array.from({ length: 40 }, (_, number) => user(10 + number, 'member', 'ACTIVE'))

describe('the guard that an active owner remains', () => {
  test.each(['terminate', 'admin'] as const)('blocks if none would be left: %s', async (change) => {
    expect(await summarizeGuards([owner, terminatedOwner, ...members], [pendingFor(owner, change)])).toEqual([
      'owner blocks 1',
    ])
    expect(await summarizeGuards([owner, second, ...members], [pendingFor(owner, change)])).toEqual([])
    expect(
      await summarizeGuards(
        [owner, second, ...members],
        [pendingFor(owner, change), pendingFor(second, 'admin')],
      ),
    ).toEqual(['owner blocks 2'])
  })

  test('is unknown before everyone is read, unless another owner is known already', async () => {
    const rows = [pendingFor(owner, 'terminate')]
    const options = { isComplete: false }
    expect(await summarizeGuards([owner, ...members], rows, options)).toEqual(['owner unknown 1'])
    expect(await summarizeGuards([owner, second, ...members], rows, options)).toEqual([])
  })

  test('waits while everyone is being read, and can’t be confirmed then', async () => {
    const options = { isComplete: false, isReading: true, confirmed: { owner: true, half: true } }
    const rows = [pendingFor(owner, 'terminate')]
    expect(await summarizeGuards([owner, ...members], rows, options)).toEqual(['owner waits 1'])
    expect(await summarizeGuards([owner], rows, options)).toEqual(['owner waits 1', 'half waits 1'])
    expect(await summarizeGuards([owner, second, ...members], rows, options)).toEqual([])
  })

  test('counts others also if the directory does not know that the person is an owner', async () => {
    const before = { ...owner, roleId: 'member' }
    expect(await summarizeGuards([before, second, ...members], [pendingFor(owner, 'terminate')])).toEqual([])
  })

  test('is unknown if roles have no names', async () => {
    const options = { hasRoleNames: false }
    expect(await summarizeGuards([owner, ...members], [pendingFor(owner, 'terminate')], options)).toEqual([
      'owner unknown 1',
    ])
    expect(await summarizeGuards([owner, ...members], [pendingFor(owner, 'mfa')], options)).toEqual([])
  })

  test('can’t be confirmed if it blocks', async () => {
    expect(
      await summarizeGuards([owner, ...members], [pendingFor(owner, 'terminate')], {
        confirmed: { owner: true },
      }),
    ).toEqual(['owner blocks 1'])
  })
})

test('asks if the admin’s own access shrinks', async () => {
  const everyone = [owner, second, ...members]
  expect(await summarizeGuards(everyone, [pendingFor(owner, 'terminate')], { me: '1' })).toEqual([
    'me asks 1',
  ])
  expect(await summarizeGuards(everyone, [pendingFor(owner, 'mfa')], { me: '1' })).toEqual([])
  expect(
    await summarizeGuards(everyone, [pendingFor(owner, 'member')], { me: '1', confirmed: { me: true } }),
  ).toEqual(['me asks 1 confirmed'])
})

test('asks if more than half of the active people lose access', async () => {
  const everyone = [owner, ...members.slice(0, 7)]
  const rows = (count: number) => members.slice(0, count).map((member) => pendingFor(member, 'terminate'))
  expect(await summarizeGuards(everyone, rows(4))).toEqual([])
  expect(await summarizeGuards(everyone, rows(5))).toEqual(['half asks 5'])
  expect(await summarizeGuards(everyone, rows(5), { isComplete: false })).toEqual(['half unknown 5'])
  expect(await summarizeGuards(everyone, rows(5), { confirmed: { half: true } })).toEqual([
    'half asks 5 confirmed',
  ])
})

test('asks to type the number if ten or more people lose access', async () => {
  const everyone = [owner, ...members]
  const rows = (count: number) => members.slice(0, count).map((member) => pendingFor(member, 'terminate'))
  expect(await summarizeGuards(everyone, rows(9))).toEqual([])
  expect(await summarizeGuards(everyone, rows(10))).toEqual(['number asks 10'])
  expect(await summarizeGuards(everyone, rows(10), { confirmed: { number: 10 } })).toEqual([
    'number asks 10 confirmed',
  ])
  // A confirmed number also covers fewer people, but not more.
  expect(await summarizeGuards(everyone, rows(11), { confirmed: { number: 12 } })).toEqual([
    'number asks 11 confirmed',
  ])
  expect(await summarizeGuards(everyone, rows(11), { confirmed: { number: 10 } })).toEqual(['number asks 11'])
  const promotions = members.map((member) => pendingFor(member, 'admin'))
  expect(await summarizeGuards(everyone, promotions)).toEqual([])
})
