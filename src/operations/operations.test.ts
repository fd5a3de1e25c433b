import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import type { OperationRequest } from './operation.ts'
import { operationNames, operations, whyNot } from './operations.ts'
import { access, after, holds, inverse } from './requests.ts'
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
    expect(reinstate.holds(user('ACTIVE', { roleId: null }), { roleId })).toBeNull()
  })

  test('is not claimed of a profile that can’t be read', () => {
    const input = { firstName: 'Anna', lastName: null, title: null }
    for (const path of ['profile', 'profile.lastName']) {
      expect(updateProfile.holds(user('ACTIVE', { unread: [path] }), input)).toBeNull()
    }
    expect(updateProfile.holds(user('ACTIVE', { unread: ['profile.pets', 'idpId'] }), input)).toBe(true)
  })
})

test('what is typed means what is left without the space around it, and nothing means null', () => {
  expect(profileInput({ firstName: ' Anna ', lastName: '', title: '   ' })).toEqual({
    firstName: 'Anna',
    lastName: null,
    title: null,
  })
})

const others = { owner: 'a1', admin: 'a2', member: 'a3', auditor: 'a4' }
const roles = Object.entries(others).map(([name, id]) => ({ id, name, organizationId: null }))
const id = user(null).id
const profile = { firstName: 'Anna', lastName: 'Lee', title: null }
const updateProfile: OperationRequest = { operation: 'updateProfile', userId: id, input: profile }
const to = (role: keyof typeof others): OperationRequest => ({
  operation: 'changeRole',
  userId: id,
  input: { roleId: others[role] },
})
const terminate: OperationRequest = { operation: 'terminate', userId: id, input: null }
const reinstate: OperationRequest = { operation: 'reinstate', userId: id, input: { roleId: others.admin } }
const resetMfa: OperationRequest = { operation: 'resetMfa', userId: id, input: null }

describe('what a plan needs to know:', () => {
  test('its heading', () => {
    expect(operationNames.map((name) => operations[name].heading('12 people'))).toEqual([
      'Edit the profile of 12 people',
      'Change the role of 12 people',
      'Terminate 12 people',
      'Reinstate 12 people',
      'Reset MFA for 12 people',
    ])
  })

  test.each<[OperationRequest, User]>([
    [updateProfile, user('ACTIVE', { title: 'CTO' })],
    [to('owner'), user('ACTIVE')],
    [terminate, user('ACTIVE')],
    [reinstate, user('TERMINATED', { roleId: others.admin })],
  ])('what comes of $operation, and that its inverse brings back what was', (request, before) => {
    const done = after(request, before)
    expect(done).not.toEqual(before)
    expect(holds(request, done)).toBe(true)
    const back = inverse(request, before)
    expect(back && whyNot(back.operation, done, [])).toBeNull()
    expect(back && after(back, done)).toEqual(before)
  })

  test.each<[string, OperationRequest, User]>([
    ['MFA', resetMfa, user('ACTIVE')],
    ['a role that is not known', to('owner'), user('ACTIVE', { roleId: null })],
    ['the access of someone whose role is not known', terminate, user('ACTIVE', { roleId: null })],
    ['a status that reinstating does not give', terminate, user('SUSPENDED')],
    ['a status that is not known', reinstate, user(null)],
  ])('that nothing brings back %s', (_, request, before) => {
    expect(inverse(request, before)).toBeNull()
  })

  test('which of them can’t be undone, before it is done', () => {
    expect(operationNames.filter((name) => operations[name].irreversible !== null)).toEqual(['resetMfa'])
  })

  test.each<[OperationRequest, keyof typeof others, string]>([
    [terminate, 'member', 'shrinks'],
    [reinstate, 'member', 'grows'],
    [to('member'), 'admin', 'shrinks'],
    [to('admin'), 'owner', 'shrinks'],
    [to('owner'), 'admin', 'grows'],
    [to('admin'), 'admin', 'same'],
    [to('auditor'), 'owner', 'same'],
    [to('member'), 'auditor', 'same'],
    [updateProfile, 'owner', 'same'],
    [resetMfa, 'owner', 'same'],
  ])('what %o does to the access of a person who is %s: it %s', (request, role, does) => {
    expect(access(request, user('ACTIVE', { roleId: others[role] }), roles)).toBe(does)
  })
})
