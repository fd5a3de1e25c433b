import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Enrollment, EnrollmentSchema } from '../../api/enrollmentSchema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { findInviteSkip, findTarget, groupByAddress, type InviteeFacts } from './invitees.ts'

const email = 'anna@example.com'
const idOf = (number: number) => `${String(number).padStart(8, '0')}-abcd-4000-8000-000000000000`
const invitation = (number: number, status: string, more: object = {}): Enrollment =>
  v.parse(EnrollmentSchema, {
    enrollmentId: idOf(number),
    email,
    status,
    lastInvitationSentAt: '2026-11-01T10:00:00Z',
    ...more,
  })
const input = { roleId: idOf(9), firstName: null, lastName: null, title: null }
const invite: InvitationRequest = { operation: 'invite', email, input }
const request = (
  operation: 'resend' | 'cancelInvitation',
  enrollmentId: string | null = null,
  address: string | null = email,
): InvitationRequest => ({ operation, email: address, enrollmentId, input: null })

test('invitations are grouped by address, in any case, without those that have none', () => {
  const [first, second] = [invitation(1, 'PENDING'), invitation(2, 'EXPIRED', { email: 'Anna@Example.com' })]
  const other = invitation(3, 'PENDING', { email: 'jan@example.com' })
  const groups = groupByAddress([first, other, second, invitation(4, 'PENDING', { email: null })])
  expect([...groups.values()]).toEqual([[first, second], [other]])
})

describe('the invitation that a request is about', () => {
  const expired = invitation(1, 'EXPIRED')
  const open = invitation(2, 'PENDING')
  const cancelled = invitation(3, 'CANCELLED')
  const other = invitation(4, 'PENDING', { email: 'jan@example.com' })
  test.each<[string, InvitationRequest, Enrollment[], Enrollment | null]>([
    ['has its id, in any case', request('resend', idOf(1).toUpperCase()), [open, expired], expired],
    ['is none without its id', request('resend', idOf(5)), [open, expired], null],
    ['is the open one of the address', request('resend'), [other, expired, open, cancelled], open],
    ['is else the last one', request('resend'), [expired, cancelled, other], cancelled],
    ['is none without id and address', request('resend', null, null), [open], null],
    ['is none if there is none', request('resend'), [other], null],
    ['is none for a new one', invite, [open], null],
  ])('%s', (_, asked, enrollments, found) => {
    expect(findTarget(asked, enrollments)).toBe(found)
  })
})

describe('an operation on an invitation', () => {
  const member = emptyUser(idOf(8), { email, status: 'ACTIVE' })
  const later = { lastInvitationSentAt: '2026-11-02T10:00:00Z' }
  const facts = (enrollments: Enrollment[], known: InviteeFacts['member'] = null) => ({
    enrollments,
    member: known,
  })
  const pending = invitation(1, 'PENDING')
  const expired = invitation(1, 'EXPIRED')
  test.each<[string, InvitationRequest, Enrollment | null, InviteeFacts, string | null]>([
    ['invites someone new', invite, null, facts([]), null],
    ['invites after a cancelled one', invite, null, facts([invitation(1, 'CANCELLED')]), null],
    ['invites no member', invite, null, facts([], member), 'alreadyMember'],
    ['reinstates who left', invite, null, facts([], { ...member, status: 'Terminated' }), 'terminated'],
    ['invites nobody twice', invite, null, facts([expired, pending]), 'alreadyInvited'],
    ['invites no new member', invite, null, facts([invitation(1, 'ACCEPTED')]), 'alreadyMember'],
    ['resends what has expired', invite, null, facts([expired]), 'expired'],
    ['needs an address', { ...invite, email: 'anna' }, null, facts([]), 'notAnAddress'],
    ['resends', request('resend'), pending, facts([pending]), null],
    ['resends what has expired', request('resend'), expired, facts([expired]), null],
    ['cancels', request('cancelInvitation'), pending, facts([pending]), null],
    ['finds it gone', request('resend'), pending, facts([]), 'notFound'],
    ['cancels once', request('cancelInvitation'), pending, facts([invitation(1, 'CANCELLED')]), 'upToDate'],
    ['sees that it expired', request('resend', idOf(1)), pending, facts([expired]), 'changed'],
    [
      'sees that it was resent',
      request('resend'),
      pending,
      facts([invitation(1, 'PENDING', later)]),
      'changed',
    ],
    [
      'cancels what was resent',
      request('cancelInvitation'),
      pending,
      facts([invitation(1, 'PENDING', later)]),
      null,
    ],
    [
      'resends where no date is known',
      request('resend'),
      pending,
      facts([invitation(1, 'PENDING', { lastInvitationSentAt: null })]),
      null,
    ],
    [
      'resends none beside an open one',
      request('resend', idOf(1)),
      expired,
      facts([expired, invitation(2, 'PENDING')]),
      'alreadyInvited',
    ],
    [
      'cancels beside an open one',
      request('cancelInvitation', idOf(1)),
      pending,
      facts([pending, invitation(2, 'PENDING')]),
      null,
    ],
    [
      'resends none that was accepted',
      request('resend'),
      null,
      facts([invitation(1, 'ACCEPTED')]),
      'notAllowed',
    ],
  ])('%s', (_, asked, expected, known, reason) => {
    const skip = findInviteSkip(asked, expected, known, { lacks: [], refused: {} })
    expect(skip?.reason ?? null).toBe(reason)
  })

  test.each<[InvitationRequest, Enrollment | null]>([
    [invite, null],
    [request('resend'), pending],
  ])('is not allowed without the permission: %o', (asked, expected) => {
    const rules = { lacks: ['can_manage_users'] as const, refused: {} }
    expect(findInviteSkip(asked, expected, facts(expected ? [expected] : []), rules)?.reason).toBe(
      'notAllowed',
    )
  })

  test('is not allowed for a status that the API has refused to resend', () => {
    const rules = { lacks: [], refused: { EXPIRED: 'No.' } }
    expect(findInviteSkip(request('resend'), expired, facts([expired]), rules)).toEqual({
      reason: 'notAllowed',
      message: 'No.',
    })
    expect(findInviteSkip(request('resend'), pending, facts([pending]), rules)).toBeNull()
  })

  test('may have a status named as a property of all objects', () => {
    const odd = invitation(1, 'toString')
    expect(findInviteSkip(request('resend'), odd, facts([odd]), { lacks: [], refused: {} })).toBeNull()
  })
})
