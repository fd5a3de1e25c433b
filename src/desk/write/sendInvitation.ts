import type { Enrollment } from '../../api/enrollmentSchema.ts'
import {
  cancelEnrollment,
  createEnrollment,
  type EnrollmentResponse,
  resendEnrollment,
} from '../../api/enrollments.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { isOpen, type InvitationRequest } from '../../operations/invitation.ts'
import { invitationsOf } from './invitationsOf.ts'
import { refusals } from './refusals.ts'

/** All invitations of the organization. */
export interface EnrollmentsReading {
  enrollments: Enrollment[]
  /** Whether none is missing, as far as the API's counts tell. */
  isComplete: boolean
}

/** The result of an operation on an invitation that was done. */
export interface InvitationOutcome {
  /** The invitation as the API has it now; null if it was not read. */
  enrollment: Enrollment | null
  /** How Roster knows: `answered` by the API, or `seen` when the invitations were read after an unclear response. */
  known: 'answered' | 'seen'
}

/** What is known of the invitation right before a write. */
export interface BeforeWrite {
  /** The invitation that the request is about. To invite: null, since the address had no open one. */
  enrollment: Enrollment | null
  /** Whether it was read after the operation began, so that any later change may be its own. */
  isFresh: boolean
}

/**
 * Sends one write about an invitation, never repeats it, and reads all invitations after an unclear response. 400 and 409 are
 * unclear too, as in `sendAndVerify`. An empty success counts: reading everything after each row of a plan would take too
 * long, and a success with another body may come from a proxy, so there the invitations have to show it.
 *
 * Throws ApiError with `effect` if it was not done or if nobody can tell. After `unknown`, nothing may be sent again before
 * the invitations show that nothing was.
 */
export async function sendInvitation(
  api: Api,
  request: InvitationRequest & { enrollmentId?: string | null },
  before: BeforeWrite,
  readAll: () => Promise<EnrollmentsReading>,
): Promise<InvitationOutcome> {
  let response: EnrollmentResponse
  try {
    response = await send(api, request, before)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (refusals.has(error.kind)) throw new ApiError({ ...error.failure, effect: 'none' })
    return verify(request, before, readAll, error)
  }
  if (response === 'nothing') return { enrollment: null, known: 'answered' }
  if (response !== 'something' && shows(request, response, before) === true)
    return { enrollment: response, known: 'answered' }
  return verify(request, before, readAll, new ApiError({ kind: 'unreadable', status: 200 }))
}

async function verify(
  request: InvitationRequest,
  before: BeforeWrite,
  readAll: () => Promise<EnrollmentsReading>,
  error: ApiError,
): Promise<InvitationOutcome> {
  const reading = await readAgain(readAll)
  const found = reading && judge(request, before, reading)
  if (found?.done === true) {
    return { enrollment: found.enrollment, known: error.status === 200 ? 'answered' : 'seen' }
  }
  // The API has no "already resent": its refusal counts, even if it gives no date to compare.
  const isRefused =
    request.operation === 'resend' && reading && (error.kind === 'invalid' || error.kind === 'conflict')
  throw new ApiError({ ...error.failure, effect: found?.done === false || isRefused ? 'none' : 'unknown' })
}

/** Decides from all invitations whether an operation was done; `done` is null if nobody can tell. */
export function judge(
  request: InvitationRequest,
  before: BeforeWrite,
  { enrollments, isComplete }: EnrollmentsReading,
): { done: boolean | null; enrollment: Enrollment | null } {
  const own =
    request.operation === 'invite'
      ? findInvited(enrollments, request.email)
      : (enrollments.find(({ id }) => id === before.enrollment?.id) ?? null)
  if (request.operation === 'invite') {
    if (own === null) return { done: isComplete ? false : null, enrollment: null }
    return { done: before.isFresh ? true : null, enrollment: own }
  }
  // A resent invitation may get a new id.
  const { email } = before.enrollment ?? {}
  const successor = request.operation === 'resend' && email ? findInvited(enrollments, email) : null
  if (successor && before.enrollment && !isOpen(before.enrollment) && isOpen(successor))
    return { done: before.isFresh ? true : null, enrollment: successor }
  return { done: own && shows(request, own, before), enrollment: own }
}

/** Finds the invitation that an address can accept or has accepted. */
function findInvited(enrollments: readonly Enrollment[], email: string): Enrollment | null {
  const ofAddress = invitationsOf(email, enrollments)
  return ofAddress.find(isOpen) ?? ofAddress.find(({ status }) => status === 'ACCEPTED') ?? null
}

/** Whether an invitation shows that the operation was done; null if that cannot be decided. */
function shows(
  { operation }: InvitationRequest,
  now: Enrollment,
  { enrollment: before, isFresh }: BeforeWrite,
): boolean | null {
  if (operation === 'invite') return isOpen(now) || now.status === 'ACCEPTED'
  if (operation === 'cancelInvitation') {
    if (now.status === 'CANCELLED') return true
    return now.status === 'PENDING' || now.status === 'EXPIRED' ? false : null
  }
  if (before?.status !== now.status && !isOpen(now)) return null
  const [sentBefore, sentNow] = [before?.lastInvitationSentAt ?? null, now.lastInvitationSentAt]
  if (sentNow === null || sentBefore === null) return null
  const hasMoved = Date.parse(sentNow) !== Date.parse(sentBefore)
  return hasMoved && !isFresh ? null : hasMoved
}

async function readAgain(readAll: () => Promise<EnrollmentsReading>): Promise<EnrollmentsReading | null> {
  try {
    return await readAll()
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

function send(
  api: Api,
  request: InvitationRequest,
  { enrollment }: BeforeWrite,
): Promise<EnrollmentResponse> {
  if (request.operation === 'invite') return createEnrollment(api, { email: request.email, ...request.input })
  const id = request.enrollmentId ?? enrollment?.id
  if (id === undefined) throw new Error('There is no invitation to send this to.')
  return request.operation === 'resend' ? resendEnrollment(api, id) : cancelEnrollment(api, id)
}
