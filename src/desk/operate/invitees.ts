import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { User } from '../../api/schema.ts'
import { addressError } from '../../operations/addressCheck.ts'
import { isOpen, type InvitationRequest, type RefusedResends } from '../../operations/invitation.ts'
import { invitationOperations, unavailableInvitationReason } from '../../operations/invitations.ts'
import type { Permission } from '../../operations/operation.ts'
import { lacksReason } from '../../operations/operations.ts'
import { displayName, hasStatus, statusWords } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import { invitationsOf } from '../write/invitationsOf.ts'
import * as words from './inviteWords.ts'

/** What is known of an invited address. */
export interface InviteeFacts {
  /** All invitations of the address. */
  enrollments: readonly Enrollment[]
  /** The user with this address; null if there is none, as far as people were read. */
  member: User | null
}

/** Why an operation on an invitation is not possible. */
export type InviteReason =
  | 'alreadyMember'
  | 'terminated'
  | 'alreadyInvited'
  | 'expired'
  | 'notAnAddress'
  /** Something beside the address, such as the role. */
  | 'notUnderstood'
  | 'upToDate'
  | 'changed'
  | 'notAllowed'
  | 'notFound'

/** A reason in words. */
export interface InviteSkip {
  reason: InviteReason
  message: string
}

/** What decides whether an operation is possible, besides the address. */
export interface InviteRules {
  lacks: readonly Permission[]
  refused: RefusedResends
}

/** Groups invitations by address. Those without one are left out. */
export function groupByAddress(enrollments: readonly Enrollment[]): Map<string, Enrollment[]> {
  const groups = new Map<string, Enrollment[]>()
  for (const enrollment of enrollments) {
    if (enrollment.email === null) continue
    const key = addressKey(enrollment.email)
    const group = groups.get(key)
    if (group) group.push(enrollment)
    else groups.set(key, [enrollment])
  }
  return groups
}

/** Finds the invitation that a request to resend or cancel is about. Without an id, the open one of the address is. */
export function findTarget(
  request: InvitationRequest,
  enrollments: readonly Enrollment[],
): Enrollment | null {
  if (request.operation === 'invite') return null
  const { enrollmentId, email } = request
  if (enrollmentId !== null) return enrollments.find(({ id }) => id === enrollmentId.toLowerCase()) ?? null
  const ofAddress = email === null ? [] : invitationsOf(email, enrollments)
  return ofAddress.find(isOpen) ?? ofAddress.at(-1) ?? null
}

/** Finds out why a request has to be skipped; null if it can run. `expected` is the invitation as it was previewed. */
export function findInviteSkip(
  request: InvitationRequest,
  expected: Enrollment | null,
  { enrollments, member }: InviteeFacts,
  rules: InviteRules,
): InviteSkip | null {
  if (request.operation === 'invite') return findNoInvite(request.email, { enrollments, member }, rules)
  const now = findTarget(request, enrollments)
  if (now === null) return { reason: 'notFound', message: words.invitationIsGone }
  if (request.operation === 'cancelInvitation' && now.status === 'CANCELLED')
    return { reason: 'upToDate', message: words.alreadyCancelled }
  if (expected !== null && expected.status !== now.status) {
    const message = words.statusChanged(statusWords(expected.status), statusWords(now.status))
    return { reason: 'changed', message }
  }
  if (request.operation === 'resend' && expected !== null && wasResent(expected, now))
    return { reason: 'changed', message: words.resentMeanwhile }
  const other = request.operation === 'resend' ? findOtherOpen(now, enrollments) : undefined
  if (other) return { reason: 'alreadyInvited', message: words.isInvitedAgain(statusWords(other.status)) }
  const why = unavailableInvitationReason(request.operation, now, rules)
  return why === null ? null : { reason: 'notAllowed', message: why }
}

/** Finds an invitation that the address can accept beside this one. */
function findOtherOpen({ id, email }: Enrollment, enrollments: readonly Enrollment[]) {
  if (email === null) return undefined
  return invitationsOf(email, enrollments).find((one) => one.id !== id && isOpen(one))
}

function wasResent(expected: Enrollment, now: Enrollment): boolean {
  const [then, last] = [expected.lastInvitationSentAt, now.lastInvitationSentAt]
  return then !== null && last !== null && Date.parse(then) !== Date.parse(last)
}

/** Finds out why an address can't be invited. */
function findNoInvite(
  email: string,
  { enrollments, member }: InviteeFacts,
  { lacks }: InviteRules,
): InviteSkip | null {
  const error = addressError(email)
  if (error !== null) return { reason: 'notAnAddress', message: error }
  const { permission } = invitationOperations.invite
  if (lacks.includes(permission)) return { reason: 'notAllowed', message: lacksReason(permission) }
  if (member && hasStatus(member, 'TERMINATED'))
    return { reason: 'terminated', message: words.isTerminated(displayName(member)) }
  if (member !== null) return { reason: 'alreadyMember', message: words.isMember(displayName(member)) }
  const open = enrollments.find(isOpen)
  if (open) return { reason: 'alreadyInvited', message: words.isInvited(statusWords(open.status)) }
  if (enrollments.some(({ status }) => status === 'ACCEPTED'))
    return { reason: 'alreadyMember', message: words.hasAccepted }
  if (enrollments.some(({ status }) => status === 'EXPIRED'))
    return { reason: 'expired', message: words.hasExpired }
  return null
}
