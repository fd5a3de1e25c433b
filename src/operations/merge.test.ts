import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { differingFields, fields } from './fields.ts'
import { merge, resolveRequest } from './merge.ts'
import type { Field, OperationRequest } from './operation.ts'
import { operations, unavailableReason } from './operations.ts'
import { after } from './requests.ts'
import { profileFields } from './updateProfile.ts'
import { emptyUser } from '../../test/emptyUser.ts'

const userId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const person = (changes: Partial<User> = {}) =>
  emptyUser(userId, {
    email: 'anna@example.com',
    roleId: 'member',
    firstName: 'Anna',
    lastName: 'Lee',
    status: 'ACTIVE',
    ...changes,
  })
const terminated = (changes: Partial<User> = {}) => person({ status: 'TERMINATED', ...changes })

type ProfileText = Pick<User, 'firstName' | 'lastName' | 'title'>
const { firstName, lastName, title } = person()
const edit = (changes: Partial<ProfileText>): OperationRequest => ({
  operation: 'updateProfile',
  userId,
  input: { firstName, lastName, title, ...changes },
})
const changeRoleTo = (roleId: string): OperationRequest => ({
  operation: 'changeRole',
  userId,
  input: { roleId },
})
const terminate: OperationRequest = { operation: 'terminate', userId, input: null }
const reinstateAs = (roleId: string): OperationRequest => ({
  operation: 'reinstate',
  userId,
  input: { roleId },
})
const resetMfa: OperationRequest = { operation: 'resetMfa', userId, input: null }

/** Summarizes the result of merging. */
function summarize(request: OperationRequest, based: User, now: User): string {
  const merged = merge(request, based, now)
  switch (merged.is) {
    case 'clear':
      return ['sends', JSON.stringify(merged.request.input), ...merged.kept].join(' ')
    case 'changed':
      return ['asks', ...merged.fields].join(' ')
    case 'already':
      return 'already'
    case 'impossible':
      return `impossible: ${merged.why}`
  }
}

describe('merges an operation with what others changed', () => {
  test.each<[string, OperationRequest, User, User, string]>([
    // Profile: field by field.
    [
      'nothing changed',
      edit({ title: 'CTO' }),
      person(),
      person(),
      'sends {"firstName":"Anna","lastName":"Lee","title":"CTO"}',
    ],
    [
      'another field changed',
      edit({ title: 'CTO' }),
      person(),
      person({ lastName: 'Ray' }),
      'sends {"firstName":"Anna","lastName":"Ray","title":"CTO"} lastName',
    ],
    [
      'the same field changed to another value',
      edit({ title: 'CTO' }),
      person(),
      person({ title: 'CEO' }),
      'asks title',
    ],
    [
      'the same field changed to the same value',
      edit({ title: 'CTO' }),
      person(),
      person({ title: 'CTO' }),
      'already',
    ],
    [
      'one field changed to the same value, one to be sent',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CTO' }),
      'sends {"firstName":"Ann","lastName":"Lee","title":"CTO"}',
    ],
    [
      'both fields changed to other values',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CEO', firstName: 'Anne' }),
      'asks firstName title',
    ],
    ['a field cleared by both', edit({ lastName: null }), person(), person({ lastName: '' }), 'already'],
    [
      'terminated',
      edit({ title: 'CTO' }),
      person(),
      terminated(),
      'sends {"firstName":"Anna","lastName":"Lee","title":"CTO"} status',
    ],
    [
      'given a role',
      edit({ title: 'CTO' }),
      person(),
      person({ roleId: 'owner' }),
      'sends {"firstName":"Anna","lastName":"Lee","title":"CTO"} role',
    ],
    [
      'an unreadable field',
      edit({ title: 'CTO' }),
      person(),
      person({ lastName: null, unread: ['profile.lastName'] }),
      'impossible: Saving would erase “Last name”, which Roster can’t read. Fill it in as well.',
    ],
    [
      'two unreadable fields',
      edit({ title: 'CTO' }),
      person(),
      person({ firstName: null, lastName: null, unread: ['profile.firstName', 'profile.lastName'] }),
      'impossible: Saving would erase “First name” and “Last name”, which Roster can’t read. Fill them in as well.',
    ],
    [
      'an unreadable field that is written',
      edit({ title: 'CTO' }),
      person(),
      person({ unread: ['profile.title'] }),
      'sends {"firstName":"Anna","lastName":"Lee","title":"CTO"}',
    ],
    // Role.
    ['nothing changed', changeRoleTo('admin'), person(), person(), 'sends {"roleId":"admin"}'],
    [
      'the profile changed',
      changeRoleTo('admin'),
      person(),
      person({ title: 'CEO' }),
      'sends {"roleId":"admin"} title',
    ],
    ['a third role', changeRoleTo('admin'), person(), person({ roleId: 'owner' }), 'asks role'],
    ['the same role', changeRoleTo('admin'), person(), person({ roleId: 'admin' }), 'already'],
    [
      'terminated',
      changeRoleTo('admin'),
      person(),
      terminated(),
      'impossible: This person is terminated. Reinstate them to assign a role.',
    ],
    ['another status', changeRoleTo('admin'), person(), person({ status: 'SUSPENDED' }), 'asks role'],
    [
      'a status that was unknown',
      changeRoleTo('admin'),
      person({ status: null }),
      person(),
      'sends {"roleId":"admin"}',
    ],
    [
      'a role that is unknown now',
      changeRoleTo('admin'),
      person(),
      person({ roleId: null }),
      'sends {"roleId":"admin"}',
    ],
    // Access.
    ['nothing changed', terminate, person(), person(), 'sends null'],
    ['terminated', terminate, person(), terminated(), 'already'],
    ['another status', terminate, person(), person({ status: 'SUSPENDED' }), 'asks status'],
    ['given a role', terminate, person(), person({ roleId: 'owner' }), 'asks status'],
    ['the profile changed', terminate, person(), person({ title: 'CEO' }), 'sends null title'],
    ['nothing changed', reinstateAs('member'), terminated(), terminated(), 'sends {"roleId":"member"}'],
    ['reinstated with the same role', reinstateAs('member'), terminated(), person(), 'already'],
    [
      'reinstated with another role',
      reinstateAs('member'),
      terminated(),
      person({ roleId: 'admin' }),
      'asks role',
    ],
    ['reinstated with the role that they had', reinstateAs('admin'), terminated(), person(), 'asks role'],
    [
      'given a role while terminated',
      reinstateAs('member'),
      terminated(),
      terminated({ roleId: 'owner' }),
      'asks role',
    ],
    [
      'given a role while terminated, and another one requested',
      reinstateAs('admin'),
      terminated(),
      terminated({ roleId: 'owner' }),
      'asks role',
    ],
    // MFA.
    ['nothing changed', resetMfa, person(), person(), 'sends null'],
    ['given a role', resetMfa, person(), person({ roleId: 'admin' }), 'sends null role'],
    [
      'terminated',
      resetMfa,
      person(),
      terminated(),
      'impossible: This person is terminated. Reinstate them first.',
    ],
  ])('%s: %o', (_, request, based, now, summary) => {
    expect(summarize(request, based, now)).toBe(summary)
  })
})

describe('sends the chosen values', () => {
  test.each<[string, OperationRequest, User, User, Field[], OperationRequest | null]>([
    [
      'one of their values',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CEO', firstName: 'Anne' }),
      ['title'],
      edit({ title: 'CEO', firstName: 'Ann' }),
    ],
    ['all of their values', edit({ title: 'CTO' }), person(), person({ title: 'CEO' }), ['title'], null],
    ['my role', changeRoleTo('admin'), person(), person({ roleId: 'owner' }), [], changeRoleTo('admin')],
    ['their role', changeRoleTo('admin'), person(), person({ roleId: 'owner' }), ['role'], null],
    [
      'my role, of someone reinstated by them',
      reinstateAs('member'),
      terminated(),
      person({ roleId: 'admin' }),
      [],
      changeRoleTo('member'),
    ],
    [
      'their role, of someone reinstated by them',
      reinstateAs('member'),
      terminated(),
      person({ roleId: 'admin' }),
      ['role'],
      null,
    ],
    [
      'their role, of someone still to be reinstated',
      reinstateAs('member'),
      terminated(),
      terminated({ roleId: 'owner' }),
      ['role'],
      reinstateAs('owner'),
    ],
    ['their status', terminate, person(), person({ status: 'SUSPENDED' }), ['status'], null],
  ])('%s', (_, request, based, now, theirs, sent) => {
    expect(resolveRequest(request, based, now, theirs)).toEqual(sent)
  })
})

const text = fc.constantFrom(null, '', 'Anna', 'Bo', 'Cy')
const role = fc.constantFrom('member', 'admin', 'owner')
const profile = fc.record({ firstName: text, lastName: text, title: text })
const state = fc
  .record({ profile, roleId: role, status: fc.constantFrom('ACTIVE', 'TERMINATED', 'SUSPENDED', null) })
  .map(({ profile: texts, ...others }) => person({ ...texts, ...others }))
const requests = fc.oneof(
  profile.map(edit),
  role.map(changeRoleTo),
  role.map(reinstateAs),
  fc.constantFrom(terminate, resetMfa),
)
const seed = Number(process.env.MERGE_SEED ?? 20261124)

test(`never overwrites what the admin left alone, and asks about what both changed (seed ${seed})`, () => {
  fc.assert(
    fc.property(requests, state, state, fc.subarray([...fields]), (request, based, now, chosen) => {
      // Unavailable operations can’t be started.
      fc.pre(unavailableReason(request.operation, based, []) === null)
      const mine = after(request, based)
      // The fields that the admin means to change.
      const intended =
        request.operation === 'updateProfile'
          ? differingFields(profileFields, based, mine)
          : operations[request.operation].writes
      const others = fields.filter((field) => !intended.includes(field))
      const merged = merge(request, based, now)
      if (merged.is === 'already' || merged.is === 'impossible') return
      const asked = merged.is === 'changed' ? merged.fields : []
      const theirs = chosen.filter((field) => asked.includes(field))
      const sent = merged.is === 'clear' ? merged.request : resolveRequest(request, based, now, theirs)
      const result = sent === null ? now : after(sent, now)

      expect(differingFields(others, now, result)).toEqual([])
      expect(differingFields(theirs, now, result)).toEqual([])
      if (merged.is === 'clear') {
        expect(differingFields(intended, mine, result)).toEqual([])
        // Overwrites only unchanged values, or values that were unknown.
        const overwritten = differingFields(intended, now, result).filter(
          (field) => differingFields([field], based, now).length > 0,
        )
        for (const field of overwritten) {
          expect(['role', 'status']).toContain(field)
          expect([based, now].map((user) => (field === 'role' ? user.roleId : user.status))).toContain(null)
        }
      }
      // After the choice there is no further conflict, unless someone else makes another change.
      if (sent !== null) expect(merge(sent, now, now).is).toBe('clear')
    }),
    { seed, numRuns: 5000 },
  )
})
