import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { difference, type Said } from './difference.ts'
import { person, roles, uuid } from './people.ts'

const known = new Set([...roles.map(({ id }) => id), uuid(999)])
const [owner, member] = [uuid(901), uuid(902)]

const differs = (said: Said, more: Partial<User> = {}) => {
  const { requests, problems } = difference(person(1, { title: 'Analyst', ...more }), said, {
    listed: roles,
    known,
  })
  return { requests: requests.map(({ operation, input }) => ({ operation, input })), problems }
}
const none = { requests: [], problems: [] }
const asks = (operation: string, input: unknown = null) => ({
  requests: [{ operation, input }],
  problems: [],
})
const refused = (...problems: string[]) => ({ requests: [], problems })

describe('the profile', () => {
  const profile = (change: Partial<User>) =>
    asks('updateProfile', { firstName: 'Anna', lastName: 'Nr1', title: 'Analyst', ...change })

  test.each<[Said, unknown]>([
    [{}, none],
    [{ firstName: 'Anna', lastName: 'Nr1', title: 'Analyst' }, none],
    [{ title: ' Analyst ' }, none],
    [{ title: 'Lead' }, profile({ title: 'Lead' })],
    [{ firstName: ' Łucja ' }, profile({ firstName: 'Łucja' })],
    [{ title: '' }, profile({ title: null })],
    [{ title: ' ', lastName: '' }, profile({ title: null, lastName: null })],
    [{ name: 'Someone Else', email: 'other@x.com' }, none],
  ])('%j', (said, expected) => {
    expect(differs(said)).toEqual(expected)
  })
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
    ['TWIN', refused('There are 2 roles “TWIN”: name it by its id.')],
    ['boss', refused('There is no role “boss”.')],
  ])('%j', (role, expected) => {
    expect(differs({ role })).toEqual(expected)
  })

  test('of someone terminated comes with being reinstated only', () => {
    expect(differs({ role: 'owner' }, { status: 'TERMINATED' })).toEqual(
      refused(
        'Role: member → owner is not possible: This person is terminated. Reinstate them to assign a role.',
      ),
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
      refused('Reinstate as member is not possible: Only terminated people can be reinstated.'),
    ],
    [
      'On leave',
      'ACTIVE',
      refused('The status “On leave” can’t be given: only Active and Terminated can. It is Active.'),
    ],
    ['?', null, refused('The status “?” can’t be given: only Active and Terminated can. It is Unknown.')],
  ])('%j for %s', (status, now, expected) => {
    expect(differs({ status }, { status: now })).toEqual(expected)
  })

  test('that is to be active again takes a role that can be read', () => {
    expect(differs({ status: 'Active' }, { status: 'TERMINATED', roleId: null }).problems).toHaveLength(1)
    expect(differs({ status: 'Active', role: 'boss' }, { status: 'TERMINATED' })).toEqual(
      refused('There is no role “boss”.'),
    )
  })

  test('that is to end leaves the role, and says so', () => {
    expect(differs({ status: 'Terminated', role: 'owner' })).toEqual({
      ...asks('terminate'),
      problems: ['The role is left as it is, as the person is to be terminated.'],
    })
  })
})

test('someone can need two operations, and each is said in words', () => {
  const said = { firstName: 'Ania', title: '', status: 'terminated' }
  const { requests, changes } = difference(person(1), said, { listed: roles, known })
  expect(requests.map(({ operation }) => operation)).toEqual(['updateProfile', 'terminate'])
  expect(changes).toEqual(['First name: “Anna” → “Ania”', 'Terminate'])
})
