import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { operationNames, operations, whyNot } from './operations.ts'
import { profileInput } from './updateProfile.ts'

const roleId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const user = (status: string | null, changes: Partial<User> = {}): User => ({
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  idpId: null,
  email: 'anna@example.com',
  roleId,
  firstName: 'Anna',
  lastName: null,
  title: null,
  status,
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
  ...changes,
})

test('the five stand in the order of the screen', () => {
  expect(operationNames.map((name) => operations[name].verb)).toEqual([
    'Edit profile',
    'Change role',
    'Terminate',
    'Reinstate',
    'Reset MFA',
  ])
})

describe('what can be done', () => {
  test.each([
    ['ACTIVE', ['updateProfile', 'changeRole', 'terminate', 'resetMfa']],
    ['TERMINATED', ['updateProfile', 'reinstate']],
    ['SUSPENDED', ['updateProfile', 'changeRole', 'terminate', 'resetMfa']],
    [null, ['updateProfile', 'changeRole', 'terminate', 'reinstate', 'resetMfa']],
  ])('to a person whose status is %s', (status, possible) => {
    expect(operationNames.filter((name) => whyNot(name, user(status), []) === null)).toEqual(possible)
  })

  test('a permission that the token lacks is the reason, and is named', () => {
    expect(whyNot('resetMfa', user('ACTIVE'), ['can_reset_2fa'])).toContain('can_reset_2fa')
    expect(whyNot('terminate', user('ACTIVE'), ['can_reset_2fa'])).toBeNull()
  })
})

describe('whether it holds', () => {
  const { updateProfile, changeRole, terminate, reinstate, resetMfa } = operations

  test('is read off the person', () => {
    expect(terminate.holds(user('TERMINATED'), null)).toBe(true)
    expect(terminate.holds(user('ACTIVE'), null)).toBe(false)
    expect(changeRole.holds(user('ACTIVE'), { roleId })).toBe(true)
    expect(changeRole.holds(user('ACTIVE'), { roleId: 'other' })).toBe(false)
    expect(reinstate.holds(user('ACTIVE'), { roleId })).toBe(true)
    expect(reinstate.holds(user('ACTIVE'), { roleId: 'other' })).toBe(false)
    expect(reinstate.holds(user('TERMINATED'), { roleId })).toBe(false)
  })

  test('of a profile: an empty field and a missing one are the same', () => {
    const input = { firstName: 'Anna', lastName: null, title: null }
    expect(updateProfile.holds(user('ACTIVE', { title: '' }), input)).toBe(true)
    expect(updateProfile.holds(user('ACTIVE', { title: 'CTO' }), input)).toBe(false)
  })

  test('is not claimed where the API does not say', () => {
    expect(resetMfa.holds(user('ACTIVE'), null)).toBeNull()
    expect(terminate.holds(user(null), null)).toBeNull()
    expect(reinstate.holds(user(null), { roleId })).toBeNull()
    expect(changeRole.holds(user('ACTIVE', { roleId: null }), { roleId })).toBeNull()
  })
})

test('what is typed means what is left without the space around it, and nothing means null', () => {
  expect(profileInput({ firstName: ' Anna ', lastName: '', title: '   ' })).toEqual({
    firstName: 'Anna',
    lastName: null,
    title: null,
  })
})
