import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { OperationRequest, Permission } from './operation.ts'
import { reveal } from './person.ts'

/** What an invitation says besides the address. */
interface InviteInput {
  roleId: string
  firstName: string | null
  lastName: string | null
  title: string | null
}

/** Name of an operation on an invitation in the code. */
export type InvitationName = 'invite' | 'resend' | 'cancelInvitation'

/**
 * An operation on one invited address, as pages send it to the desk. Without an id, the open invitation of the address is
 * meant.
 */
export type InvitationRequest =
  | { operation: 'invite'; email: string; input: InviteInput }
  | {
      operation: 'resend' | 'cancelInvitation'
      email: string | null
      enrollmentId: string | null
      input: null
    }

/** An operation on a subject: a person or an invited address. */
export type SubjectRequest = OperationRequest | InvitationRequest

/** An operation on an invitation: its texts and its rules, used by pages and desk. */
export interface InvitationOperation {
  /** Label of its buttons and menu items. */
  verb: string
  /** Heading of a plan, given the number of invitations: "Resend 5 invitations". */
  heading: (count: number) => string
  /** The permission that the token needs. */
  permission: Permission
  /** What happens on confirmation, given the address. */
  consequence: (email: string) => string
  /** Success message, given the address and (to invite) the role's name. */
  done: (email: string, role: string) => string
  /** Why the operation is unavailable for an invitation, as a sentence; null where it is available. */
  unavailable: (enrollment: Enrollment, refused: RefusedResends) => string | null
  /** Why it can't be undone, or what an undo leaves, as a sentence to show before it runs. */
  caution: string
}

/** Statuses of invitations that the API has refused to resend in this session, with its reason as a sentence. */
export type RefusedResends = Readonly<Record<string, string>>

/** Statuses of the contract. The API may send others. */
export const enrollmentStatuses = ['PENDING', 'EXPIRED', 'ACCEPTED', 'CANCELLED'] as const

/** Returns the display name of who is invited: the names of the invitation, else the address. */
export function invitedName(
  names: Pick<Enrollment, 'firstName' | 'lastName'> | null,
  email: string | null,
): string {
  const name = [names?.firstName, names?.lastName].filter(Boolean).join(' ').trim()
  return name || reveal(email ?? 'Unknown address')
}

/** Returns the request that undoes one that was done, given the invitation after it; null if nothing undoes it. */
export function inverseInvitation(
  request: InvitationRequest,
  after: Enrollment | null,
): InvitationRequest | null {
  if (request.operation !== 'invite') return null
  return {
    operation: 'cancelInvitation',
    email: request.email,
    enrollmentId: after?.id ?? null,
    input: null,
  }
}

/** Whether an invitation can still be accepted. A missing or unknown status may mean so. */
export function isOpen({ status }: Enrollment): boolean {
  return status !== 'EXPIRED' && status !== 'ACCEPTED' && status !== 'CANCELLED'
}
