import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import type { OperationRequest } from './operation.ts'
import { operationNames, operations, unavailableReason } from './operations.ts'
import { access, after, holds, inverse } from './requests.ts'
import { profileFields, profileInput } from './updateProfile.ts'
import { emptyUser } from '../../test/emptyUser.ts'

const roleId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const user = (status: string | null, changes: Partial<User> = {}) =>
  emptyUser('0f8fad5b-d9cb-469f-a165-70867728950e', {
    email: 'anna@example.com',
    roleId,
    firstName: 'Anna',
    status,
    ...changes,
  })

test('lists the five operations in the order of the screen', () => {
  expect(operationNames.map((name) => operations[name].verb)).toEqual([
    'Edit profile',
    'Change role',
    'Terminate',
    'Reinstate',
    'Reset MFA',
  ])
})

describe('unavailableReason', () => {
  test.each([
    ['ACTIVE', ['updateProfile', 'changeRole', 'terminate', 'resetMfa']],
    ['TERMINATED', ['updateProfile', 'reinstate']],
    // An API may write them otherwise.
    ['Active', ['updateProfile', 'changeRole', 'terminate', 'resetMfa']],
    ['terminated', ['updateProfile', 'reinstate']],
    ['SUSPENDED', ['updateProfile', 'changeRole', 'terminate', 'resetMfa']],
    [null, ['updateProfile', 'changeRole', 'terminate', 'reinstate', 'resetMfa']],
  ])('is null for the operations available with status %s', (status, available) => {
    expect(operationNames.filter((name) => unavailableReason(name, user(status), []) === null)).toEqual(
      available,
    )
  })

  test('names a permission that the token lacks', () => {
    expect(unavailableReason('resetMfa', user('ACTIVE'), ['can_reset_2fa'])).toContain('can_reset_2fa')
    expect(unavailableReason('terminate', user('ACTIVE'), ['can_reset_2fa'])).toBeNull()
  })
})

describe('holds', () => {
  const { updateProfile, changeRole, terminate, reinstate, resetMfa } = operations

  test('compares the person with the result of the operation', () => {
    expect(terminate.holds(user('TERMINATED'), null)).toBe(true)
    expect(terminate.holds(user('ACTIVE'), null)).toBe(false)
    expect(terminate.holds(user('Terminated'), null)).toBe(true)
    expect(changeRole.holds(user('ACTIVE'), { roleId })).toBe(true)
    expect(changeRole.holds(user('ACTIVE'), { roleId: 'other' })).toBe(false)
    expect(reinstate.holds(user('ACTIVE'), { roleId })).toBe(true)
    expect(reinstate.holds(user('ACTIVE'), { roleId: 'other' })).toBe(false)
    expect(reinstate.holds(user('TERMINATED'), { roleId })).toBe(false)
  })

  test('treats an empty profile field as a missing one', () => {
    const input = { firstName: 'Anna', lastName: null, title: null }
    expect(updateProfile.holds(user('ACTIVE', { title: '' }), input)).toBe(true)
    expect(updateProfile.holds(user('ACTIVE', { title: 'CTO' }), input)).toBe(false)
  })

  test('is null where the API does not return the value', () => {
    expect(resetMfa.holds(user('ACTIVE'), null)).toBeNull()
    expect(terminate.holds(user(null), null)).toBeNull()
    expect(reinstate.holds(user(null), { roleId })).toBeNull()
    expect(changeRole.holds(user('ACTIVE', { roleId: null }), { roleId })).toBeNull()
    expect(reinstate.holds(user('ACTIVE', { roleId: null }), { roleId })).toBeNull()
  })

  test('is null for a profile that can’t be read', () => {
    const input = { firstName: 'Anna', lastName: null, title: null }
    for (const path of ['profile', 'profile.lastName']) {
      expect(updateProfile.holds(user('ACTIVE', { unread: [path] }), input)).toBeNull()
    }
    expect(updateProfile.holds(user('ACTIVE', { unread: ['profile.pets', 'idpId'] }), input)).toBe(true)
  })
})

describe('profileInput', () => {
  test('trims texts, and turns empty ones into null', () => {
    const input = profileInput({ firstName: ' Anna ', lastName: '', title: '   ' }, user('ACTIVE'))
    expect(input).toEqual({ firstName: 'Anna', lastName: null, title: null })
  })

  const value = fc.oneof(
    fc.constant(null),
    fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0', 'a', 'b'), maxLength: 5 }),
  )
  const values = fc.record({ firstName: value, lastName: value, title: value })

  test('keeps fields that were not edited exactly as they are', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...profileFields), fc.string(), (stored, edited, text) => {
        const shown = {
          firstName: stored.firstName ?? '',
          lastName: stored.lastName ?? '',
          title: stored.title ?? '',
        }
        const before = user('ACTIVE', stored)
        expect(operations.updateProfile.holds(before, profileInput(shown, before))).toBe(true)
        const input = profileInput({ ...shown, [edited]: text }, before)
        for (const field of profileFields) if (field !== edited) expect(input[field]).toBe(stored[field])
      }),
      { seed: 20261128 },
    )
  })
})

const roleIds = { owner: 'a1', admin: 'a2', member: 'a3', auditor: 'a4' }
const roles = Object.entries(roleIds).map(([name, id]) => ({ id, name, organizationId: null }))
const id = user(null).id
const profile = { firstName: 'Anna', lastName: 'Lee', title: null }
const updateProfile: OperationRequest = { operation: 'updateProfile', userId: id, input: profile }
const changeRoleTo = (role: keyof typeof roleIds): OperationRequest => ({
  operation: 'changeRole',
  userId: id,
  input: { roleId: roleIds[role] },
})
const terminate: OperationRequest = { operation: 'terminate', userId: id, input: null }
const reinstate: OperationRequest = { operation: 'reinstate', userId: id, input: { roleId: roleIds.admin } }
const resetMfa: OperationRequest = { operation: 'resetMfa', userId: id, input: null }

describe('the rules that plans use', () => {
  test('heading names the operation and the number of people', () => {
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
    [changeRoleTo('owner'), user('ACTIVE')],
    [terminate, user('ACTIVE')],
    [reinstate, user('TERMINATED', { roleId: roleIds.admin })],
  ])('inverse of $operation restores the person before', (request, before) => {
    const done = after(request, before)
    expect(done).not.toEqual(before)
    expect(holds(request, done)).toBe(true)
    const undoing = inverse(request, before)
    expect(undoing && unavailableReason(undoing.operation, done, [])).toBeNull()
    expect(undoing && after(undoing, done)).toEqual(before)
  })

  test.each<[string, OperationRequest, User]>([
    ['an MFA reset', resetMfa, user('ACTIVE')],
    ['a change of an unknown role', changeRoleTo('owner'), user('ACTIVE', { roleId: null })],
    ['terminating someone whose role is unknown', terminate, user('ACTIVE', { roleId: null })],
    ['terminating someone with a status that reinstating does not restore', terminate, user('SUSPENDED')],
    ['reinstating someone whose status is unknown', reinstate, user(null)],
  ])('inverse is null for %s', (_, request, before) => {
    expect(inverse(request, before)).toBeNull()
  })

  test('only an MFA reset is irreversible', () => {
    expect(operationNames.filter((name) => operations[name].irreversible !== null)).toEqual(['resetMfa'])
  })

  test.each<[OperationRequest, keyof typeof roleIds, string]>([
    [terminate, 'member', 'shrinks'],
    [reinstate, 'member', 'grows'],
    [changeRoleTo('member'), 'admin', 'shrinks'],
    [changeRoleTo('admin'), 'owner', 'shrinks'],
    [changeRoleTo('owner'), 'admin', 'grows'],
    [changeRoleTo('admin'), 'admin', 'same'],
    [changeRoleTo('auditor'), 'owner', 'same'],
    [changeRoleTo('member'), 'auditor', 'same'],
    [updateProfile, 'owner', 'same'],
    [resetMfa, 'owner', 'same'],
  ])('access: %o on a person with the role %s gives %s', (request, role, change) => {
    expect(access(request, user('ACTIVE', { roleId: roleIds[role] }), roles)).toBe(change)
  })
})
