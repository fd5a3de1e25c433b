import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { changeRole } from '../../operations/changeRole.ts'
import { reinstate } from '../../operations/reinstate.ts'
import { diffUser, type LineValues } from './difference.ts'
import { person, roles, uuid } from '../../../test/listPeople.ts'

const known = new Set([...roles.map(({ id }) => id), uuid(999)])
const [owner, member] = [uuid(901), uuid(902)]

const differs = (values: LineValues, more: Partial<User> = {}) => {
  const { requests, problems } = diffUser(person(1, { title: 'Analyst', ...more }), values, {
    listed: roles,
    known,
  })
  return { requests: requests.map(({ operation, input }) => ({ operation, input })), problems }
}
const terminated = person(1, { status: 'TERMINATED' })
const none = { requests: [], problems: [] }
const asks = (operation: string, input: unknown = null) => ({
  requests: [{ operation, input }],
  problems: [],
})
const refused = (...problems: string[]) => ({ requests: [], problems })

describe('the profile', () => {
  const profile = (change: Partial<User>) =>
    asks('updateProfile', { firstName: 'Anna', lastName: 'Nr1', title: 'Analyst', ...change })

  test.each<[LineValues, unknown]>([
    [{}, none],
    [{ firstName: 'Anna', lastName: 'Nr1', title: 'Analyst' }, none],
    [{ title: ' Analyst ' }, none],
    [{ title: 'Lead' }, profile({ title: 'Lead' })],
    [{ firstName: ' Łucja ' }, profile({ firstName: 'Łucja' })],
    [{ title: '' }, profile({ title: null })],
    [{ title: ' ', lastName: '' }, profile({ title: null, lastName: null })],
    [{ name: 'Someone Else', email: 'other@x.com' }, none],
  ])('%j', (values, expected) => {
    expect(differs(values)).toEqual(expected)
  })
})

test.each([
  ['inactive', 'Terminated'],
  ['enabled', 'active'],
])('a status is compared without case: %s, while the API says %s', (status, current) => {
  expect(differs({ status }, { status: current })).toEqual(none)
})

describe('the role', () => {
  test.each<[string, unknown]>([
    ['', none],
    ['member', none],
    [' MEMBER ', none],
    [member, none],
    ['owner', asks('changeRole', { roleId: owner })],
    [owner.toUpperCase(), asks('changeRole', { roleId: owner })],
    ['admin', asks('changeRole', { roleId: uuid(903) })],
    [uuid(999), asks('changeRole', { roleId: uuid(999) })],
    ['Twin', asks('changeRole', { roleId: uuid(905) })],
    ['TWIN', refused('2 roles are named “TWIN”. Use the role’s ID instead.')],
    ['boss', refused('There is no role “boss”.')],
  ])('%j', (role, expected) => {
    expect(differs({ role })).toEqual(expected)
  })

  test('of a terminated user changes only with the status', () => {
    expect(differs({ role: 'owner' }, { status: 'TERMINATED' })).toEqual(
      refused(`“Role: member → owner” is not possible. ${changeRole.unavailable(terminated)}`),
    )
    expect(differs({ role: 'owner', status: 'Active' }, { status: 'TERMINATED' })).toEqual(
      asks('reinstate', { roleId: owner }),
    )
  })
})

describe('the status', () => {
  test.each<[string, string | null, unknown]>([
    ['', 'ACTIVE', none],
    ['Active', 'ACTIVE', none],
    ['ACTIVE', 'ACTIVE', none],
    ['Aktywna', 'ACTIVE', none],
    ['Unknown', null, none],
    ['On leave', 'ON_LEAVE', none],
    ['ON_LEAVE', 'ON_LEAVE', none],
    ['terminated', 'ACTIVE', asks('terminate')],
    ['Zwolniony', 'ACTIVE', asks('terminate')],
    ['gekündigt', 'ON_LEAVE', asks('terminate')],
    ['Terminated', null, asks('terminate')],
    ['Active', 'TERMINATED', asks('reinstate', { roleId: member })],
    ['Active', null, asks('reinstate', { roleId: member })],
    [
      'Active',
      'ON_LEAVE',
      refused(`“Reinstate as member” is not possible. ${reinstate.unavailable(person(1))}`),
    ],
    [
      'On leave',
      'ACTIVE',
      refused('The status “On leave” can’t be set. Use Active or Terminated. Current status: Active.'),
    ],
    ['?', null, refused('The status “?” can’t be set. Use Active or Terminated. Current status: Unknown.')],
  ])('%j for %s', (status, now, expected) => {
    expect(differs({ status }, { status: now })).toEqual(expected)
  })

  test('set to Active needs a role that can be read', () => {
    expect(differs({ status: 'Active' }, { status: 'TERMINATED', roleId: null }).problems).toHaveLength(1)
    expect(differs({ status: 'Active', role: 'boss' }, { status: 'TERMINATED' })).toEqual(
      refused('There is no role “boss”.'),
    )
  })

  test('set to Terminated ignores the role, with a problem', () => {
    expect(differs({ status: 'Terminated', role: 'owner' })).toEqual({
      ...asks('terminate'),
      problems: ['The role is ignored because the status is Terminated.'],
    })
  })
})

test('a user can need two operations, each described in words', () => {
  const values = { firstName: 'Ania', title: '', status: 'terminated' }
  const { requests, changes } = diffUser(person(1), values, { listed: roles, known })
  expect(requests.map(({ operation }) => operation)).toEqual(['updateProfile', 'terminate'])
  expect(changes).toEqual(['First name: “Anna” → “Ania”', 'Terminate'])
})
