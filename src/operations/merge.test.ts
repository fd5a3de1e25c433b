import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { differing, fields } from './fields.ts'
import { merge, toSend } from './merge.ts'
import type { Field, OperationRequest } from './operation.ts'
import { operations, whyNot } from './operations.ts'
import { after } from './requests.ts'
import { profileFields } from './updateProfile.ts'

const userId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const person = (changes: Partial<User> = {}): User => ({
  id: userId,
  idpId: null,
  email: 'anna@example.com',
  roleId: 'member',
  firstName: 'Anna',
  lastName: 'Lee',
  title: null,
  status: 'ACTIVE',
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
  ...changes,
})
const gone = (changes: Partial<User> = {}) => person({ status: 'TERMINATED', ...changes })

type ProfileText = Pick<User, 'firstName' | 'lastName' | 'title'>
const { firstName, lastName, title } = person()
const edit = (changes: Partial<ProfileText>): OperationRequest => ({
  operation: 'updateProfile',
  userId,
  input: { firstName, lastName, title, ...changes },
})
const toRole = (roleId: string): OperationRequest => ({ operation: 'changeRole', userId, input: { roleId } })
const terminate: OperationRequest = { operation: 'terminate', userId, input: null }
const reinstateAs = (roleId: string): OperationRequest => ({
  operation: 'reinstate',
  userId,
  input: { roleId },
})
const resetMfa: OperationRequest = { operation: 'resetMfa', userId, input: null }

/** What becomes of it, in a few words. */
function told(request: OperationRequest, based: User, now: User): string {
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

describe('what becomes of an operation on someone who was changed meanwhile', () => {
  test.each<[string, OperationRequest, User, User, string]>([
    // A profile: each field for itself.
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
      'the same field changed otherwise',
      edit({ title: 'CTO' }),
      person(),
      person({ title: 'CEO' }),
      'asks title',
    ],
    [
      'the same field changed likewise',
      edit({ title: 'CTO' }),
      person(),
      person({ title: 'CTO' }),
      'already',
    ],
    [
      'one field likewise, one to be sent',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CTO' }),
      'sends {"firstName":"Ann","lastName":"Lee","title":"CTO"}',
    ],
    [
      'two of two changed otherwise',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CEO', firstName: 'Anne' }),
      'asks firstName title',
    ],
    [
      'a cleared field, cleared by them too',
      edit({ lastName: null }),
      person(),
      person({ lastName: '' }),
      'already',
    ],
    [
      'terminated',
      edit({ title: 'CTO' }),
      person(),
      gone(),
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
      'what can’t be read',
      edit({ title: 'CTO' }),
      person(),
      person({ lastName: null, unread: ['profile.lastName'] }),
      'impossible: The API writes the whole profile, and what stands there as “Last name” can’t be read here, so it would be lost. Fill that in as well.',
    ],
    [
      'what can’t be read, but is written anew',
      edit({ title: 'CTO' }),
      person(),
      person({ unread: ['profile.title'] }),
      'sends {"firstName":"Anna","lastName":"Lee","title":"CTO"}',
    ],
    // A role.
    ['nothing changed', toRole('admin'), person(), person(), 'sends {"roleId":"admin"}'],
    [
      'the profile changed',
      toRole('admin'),
      person(),
      person({ title: 'CEO' }),
      'sends {"roleId":"admin"} title',
    ],
    ['a third role', toRole('admin'), person(), person({ roleId: 'owner' }), 'asks role'],
    ['the same role', toRole('admin'), person(), person({ roleId: 'admin' }), 'already'],
    [
      'terminated',
      toRole('admin'),
      person(),
      gone(),
      'impossible: A terminated person gets a role by being reinstated.',
    ],
    ['another status', toRole('admin'), person(), person({ status: 'SUSPENDED' }), 'asks role'],
    [
      'a status that was not told',
      toRole('admin'),
      person({ status: null }),
      person(),
      'sends {"roleId":"admin"}',
    ],
    [
      'a role that is not told',
      toRole('admin'),
      person(),
      person({ roleId: null }),
      'sends {"roleId":"admin"}',
    ],
    // The access.
    ['nothing changed', terminate, person(), person(), 'sends null'],
    ['terminated', terminate, person(), gone(), 'already'],
    ['another status', terminate, person(), person({ status: 'SUSPENDED' }), 'asks status'],
    ['given a role', terminate, person(), person({ roleId: 'owner' }), 'asks status'],
    ['the profile changed', terminate, person(), person({ title: 'CEO' }), 'sends null title'],
    ['nothing changed', reinstateAs('member'), gone(), gone(), 'sends {"roleId":"member"}'],
    ['reinstated with the same role', reinstateAs('member'), gone(), person(), 'already'],
    ['reinstated with another role', reinstateAs('member'), gone(), person({ roleId: 'admin' }), 'asks role'],
    ['reinstated with the role that they had', reinstateAs('admin'), gone(), person(), 'asks role'],
    ['given a role while terminated', reinstateAs('member'), gone(), gone({ roleId: 'owner' }), 'asks role'],
    [
      'the same, of another role to return with',
      reinstateAs('admin'),
      gone(),
      gone({ roleId: 'owner' }),
      'asks role',
    ],
    // The second factor.
    ['nothing changed', resetMfa, person(), person(), 'sends null'],
    ['given a role', resetMfa, person(), person({ roleId: 'admin' }), 'sends null role'],
    [
      'terminated',
      resetMfa,
      person(),
      gone(),
      'impossible: A terminated person can’t sign in; reinstate them first.',
    ],
  ])('%s: %o', (_, request, based, now, what) => {
    expect(told(request, based, now)).toBe(what)
  })
})

describe('what is sent after it was asked', () => {
  test.each<[string, OperationRequest, User, User, Field[], OperationRequest | null]>([
    [
      'theirs of one field',
      edit({ title: 'CTO', firstName: 'Ann' }),
      person(),
      person({ title: 'CEO', firstName: 'Anne' }),
      ['title'],
      edit({ title: 'CEO', firstName: 'Ann' }),
    ],
    ['theirs of all', edit({ title: 'CTO' }), person(), person({ title: 'CEO' }), ['title'], null],
    ['my role', toRole('admin'), person(), person({ roleId: 'owner' }), [], toRole('admin')],
    ['their role', toRole('admin'), person(), person({ roleId: 'owner' }), ['role'], null],
    [
      'my role, of someone reinstated by them',
      reinstateAs('member'),
      gone(),
      person({ roleId: 'admin' }),
      [],
      toRole('member'),
    ],
    [
      'their role, of someone reinstated by them',
      reinstateAs('member'),
      gone(),
      person({ roleId: 'admin' }),
      ['role'],
      null,
    ],
    [
      'their role, of someone still to be reinstated',
      reinstateAs('member'),
      gone(),
      gone({ roleId: 'owner' }),
      ['role'],
      reinstateAs('owner'),
    ],
    ['their status', terminate, person(), person({ status: 'SUSPENDED' }), ['status'], null],
  ])('%s', (_, request, based, now, theirs, sent) => {
    expect(toSend(request, based, now, theirs)).toEqual(sent)
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
  role.map(toRole),
  role.map(reinstateAs),
  fc.constantFrom(terminate, resetMfa),
)
const seed = Number(process.env.MERGE_SEED ?? 20261124)

test(`two admins: what one has not touched is never overwritten, what both have is asked (seed ${seed})`, () => {
  fc.assert(
    fc.property(requests, state, state, fc.subarray([...fields]), (request, based, now, chosen) => {
      // Nobody begins what can’t be done to the person as shown.
      fc.pre(whyNot(request.operation, based, []) === null)
      const mine = after(request, based)
      // As the admin sees it: what they changed in the form, and what the operation is for.
      const meant =
        request.operation === 'updateProfile'
          ? differing(profileFields, based, mine)
          : operations[request.operation].writes
      const others = fields.filter((field) => !meant.includes(field))
      const merged = merge(request, based, now)
      if (merged.is === 'already' || merged.is === 'impossible') return
      const asked = merged.is === 'changed' ? merged.fields : []
      const theirs = chosen.filter((field) => asked.includes(field))
      const sent = merged.is === 'clear' ? merged.request : toSend(request, based, now, theirs)
      const then = sent === null ? now : after(sent, now)

      expect(differing(others, now, then)).toEqual([])
      expect(differing(theirs, now, then)).toEqual([])
      if (merged.is === 'clear') {
        expect(differing(meant, mine, then)).toEqual([])
        // Only over what they have left alone, or a value that was not known.
        const over = differing(meant, now, then).filter((field) => differing([field], based, now).length > 0)
        for (const field of over) {
          expect(['role', 'status']).toContain(field)
          expect([based, now].map((user) => (field === 'role' ? user.roleId : user.status))).toContain(null)
        }
      }
      // Asked once and answered: nothing is asked again, unless someone else is faster again.
      if (sent !== null) expect(merge(sent, now, now).is).toBe('clear')
    }),
    { seed, numRuns: 5000 },
  )
})
