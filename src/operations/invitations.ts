import type { Enrollment } from '../api/enrollmentSchema.ts'
import type {
  InvitationName,
  InvitationOperation,
  InvitationRequest,
  RefusedResends,
  SubjectRequest,
} from './invitation.ts'
import type { OperationName, Permission } from './operation.ts'
import { lacksReason, operations } from './operations.ts'
import { count } from '../text/count.ts'

const accepted = 'Already accepted.'

/** Sends an invitation to an address. */
const invite: InvitationOperation = {
  verb: 'Invite',
  heading: (people) => (people === 1 ? 'Invite 1 person' : `Invite ${count(people)} people`),
  permission: 'can_manage_users',
  consequence: (email) => `${email} gets an email with a link to join the organization.`,
  done: (email, role) => `Invited ${email} as ${role}.`,
  unavailable: () => null,
  caution: 'The emails can’t be recalled. Undoing cancels the invitations, so that their links stop working.',
}

/** Sends the mail of an invitation again. */
const resend: InvitationOperation = {
  verb: 'Resend',
  heading: (rows) => (rows === 1 ? 'Resend 1 invitation' : `Resend ${count(rows)} invitations`),
  permission: 'can_manage_users',
  consequence: (email) => `${email} gets the email again.`,
  done: (email) => `Resent the invitation to ${email}.`,
  unavailable({ status }, refused) {
    if (status === 'ACCEPTED') return accepted
    // Own properties only: the API may send a status such as `toString`.
    return status !== null && Object.hasOwn(refused, status) ? (refused[status] ?? null) : null
  },
  caution: 'The emails can’t be recalled.',
}

/** Cancels an invitation, so that its link no longer works. */
const cancelInvitation: InvitationOperation = {
  verb: 'Cancel invitation',
  heading: (rows) => (rows === 1 ? 'Cancel 1 invitation' : `Cancel ${count(rows)} invitations`),
  permission: 'can_manage_users',
  consequence: (email) =>
    `${email} can no longer join with this invitation. The email that was sent can’t be recalled.`,
  done: (email) => `Cancelled the invitation of ${email}.`,
  unavailable({ status }) {
    if (status === 'CANCELLED') return 'Already cancelled.'
    return status === 'ACCEPTED' ? accepted : null
  },
  caution: 'Cancelling can’t be undone. To invite someone again, send a new invitation.',
}

/** The operations on invitations, in the order of buttons and menus. */
export const invitationOperations: Record<InvitationName, InvitationOperation> = {
  invite,
  resend,
  cancelInvitation,
}

/** Names of the operations on invitations, in the same order. */
export const invitationNames = Object.keys(invitationOperations) as InvitationName[]

/** Whether an operation is about an invitation, by its name. */
export function isInvitationName(name: string): name is InvitationName {
  return Object.hasOwn(invitationOperations, name)
}

/** Returns the label of an operation on a person or an invitation. */
export function operationLabel(name: OperationName | InvitationName): string {
  return isInvitationName(name) ? invitationOperations[name].verb : operations[name].verb
}

/** Whether a request is about an invited address, not a person. */
export function isInvitationRequest(request: SubjectRequest): request is InvitationRequest {
  return isInvitationName(request.operation)
}

/**
 * Returns why an invitation can't be resent or cancelled with this token; null where it can. `lacks`: permissions that the
 * token is known to lack. Resending an expired or cancelled one is offered until the API has refused it once.
 */
export function unavailableInvitationReason(
  name: 'resend' | 'cancelInvitation',
  enrollment: Enrollment,
  { lacks, refused }: { lacks: readonly Permission[]; refused: RefusedResends },
): string | null {
  const { permission, unavailable } = invitationOperations[name]
  return lacks.includes(permission) ? lacksReason(permission) : unavailable(enrollment, refused)
}
