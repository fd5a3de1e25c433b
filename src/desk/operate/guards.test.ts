import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { Query } from '../directory/types.ts'
import { type Confirmed, guardsOf, type PendingOperation } from './guards.ts'

const roles = ['owner', 'admin', 'member'].map((name) => ({ id: name, name, organizationId: null }))
const counts = {
  status: {},
  role: {},
  incomplete: 0,
  never: 0,
}

const user = (number: number, roleId: string, status: string | null): User => ({
  id: String(number),
  idpId: null,
  email: null,
  roleId,
  firstName: null,
  lastName: null,
  title: null,
  status,
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
})

function row(of: User, change: 'terminate' | 'admin' | 'member' | 'mfa'): PendingOperation {
  const userId = of.id
  const request: OperationRequest =
    change === 'terminate'
      ? { operation: 'terminate', userId, input: null }
      : change === 'mfa'
        ? { operation: 'resetMfa', userId, input: null }
        : { operation: 'changeRole', userId, input: { roleId: change } }
  return { user: of, request }
}

/** The guards of these rows, among everyone. */
async function guards(
  everyone: User[],
  rows: PendingOperation[],
  { me = null, isComplete = true, named = true, confirmed = {} }: Partial<Given> = {},
) {
  const count = ({ status, role }: Query) => {
    const found = everyone.filter(
      (it) => status.includes(it.status ?? '') && (role.length === 0 || role.includes(it.roleId ?? '')),
    )
    return Promise.resolve({ total: found.length, counts })
  }
  const found = await guardsOf(rows, confirmed, {
    roles: () => (named ? roles : []),
    me: () => me,
    directory: { isComplete: () => isComplete, count },
  })
  return found.map(({ name, verdict, known, count: about, confirmed: isConfirmed }) =>
    [name, known ? verdict : 'unknown', about, ...(isConfirmed ? ['confirmed'] : [])].join(' '),
  )
}
interface Given {
  me: string | null
  isComplete: boolean
  named: boolean
  confirmed: Confirmed
}

const owner = user(1, 'owner', 'ACTIVE')
const second = user(2, 'owner', 'ACTIVE')
const gone = user(3, 'owner', 'TERMINATED')
const members = Array.from({ length: 40 }, (_, number) => user(10 + number, 'member', 'ACTIVE'))

describe('no active owner would be left', () => {
  test.each(['terminate', 'admin'] as const)('blocks: %s', async (change) => {
    expect(await guards([owner, gone, ...members], [row(owner, change)])).toEqual(['owner blocks 1'])
    expect(await guards([owner, second, ...members], [row(owner, change)])).toEqual([])
    expect(await guards([owner, second, ...members], [row(owner, change), row(second, 'admin')])).toEqual([
      'owner blocks 2',
    ])
  })

  test('can’t be said before everyone is read, unless another is known already', async () => {
    const rows = [row(owner, 'terminate')]
    const few = { isComplete: false }
    expect(await guards([owner, ...members], rows, few)).toEqual(['owner unknown 1'])
    expect(await guards([owner, second, ...members], rows, few)).toEqual([])
  })

  test('can’t be said where roles have no names', async () => {
    const given = { named: false }
    expect(await guards([owner, ...members], [row(owner, 'terminate')], given)).toEqual(['owner unknown 1'])
    expect(await guards([owner, ...members], [row(owner, 'mfa')], given)).toEqual([])
  })

  test('can’t be confirmed', async () => {
    expect(
      await guards([owner, ...members], [row(owner, 'terminate')], { confirmed: { owner: true } }),
    ).toEqual(['owner blocks 1'])
  })
})

test('the admin’s own access asks, where it shrinks', async () => {
  const everyone = [owner, second, ...members]
  expect(await guards(everyone, [row(owner, 'terminate')], { me: '1' })).toEqual(['me asks 1'])
  expect(await guards(everyone, [row(owner, 'mfa')], { me: '1' })).toEqual([])
  expect(await guards(everyone, [row(owner, 'member')], { me: '1', confirmed: { me: true } })).toEqual([
    'me asks 1 confirmed',
  ])
})

test('more than half of the active people asks', async () => {
  const everyone = [owner, ...members.slice(0, 7)]
  const rows = (count: number) => members.slice(0, count).map((member) => row(member, 'terminate'))
  expect(await guards(everyone, rows(4))).toEqual([])
  expect(await guards(everyone, rows(5))).toEqual(['half asks 5'])
  expect(await guards(everyone, rows(5), { isComplete: false })).toEqual(['half unknown 5'])
  expect(await guards(everyone, rows(5), { confirmed: { half: true } })).toEqual(['half asks 5 confirmed'])
})

test('from ten people on, their number is to be typed', async () => {
  const everyone = [owner, ...members]
  const rows = (count: number) => members.slice(0, count).map((member) => row(member, 'terminate'))
  expect(await guards(everyone, rows(9))).toEqual([])
  expect(await guards(everyone, rows(10))).toEqual(['number asks 10'])
  expect(await guards(everyone, rows(10), { confirmed: { number: 10 } })).toEqual([
    'number asks 10 confirmed',
  ])
  // What is left was confirmed with the whole; more was not.
  expect(await guards(everyone, rows(11), { confirmed: { number: 12 } })).toEqual([
    'number asks 11 confirmed',
  ])
  expect(await guards(everyone, rows(11), { confirmed: { number: 10 } })).toEqual(['number asks 11'])
  const grows = members.map((member) => row(member, 'admin'))
  expect(await guards(everyone, grows)).toEqual([])
})
