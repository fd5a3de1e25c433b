import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { InvitationRequest, RefusedResends } from '../../operations/invitation.ts'
import type { Entry } from '../journal/entry.ts'
import type { InviteReason } from './invitees.ts'

/** Operations on one invitation, as pages call them. All but `refusedResends` throw ApiError. */
export interface InvitationMethods {
  /**
   * Reads all invitations, then runs the operation unless it is impossible now. Continues if the page that asked is closed.
   */
  runInvitation: (request: RunInvitationRequest) => Promise<InvitationResult>
  /** Finds out what an invitation of this address would meet, without sending anything. */
  checkAddress: (input: { email: string }, signal: AbortSignal) => Promise<AddressCheck>
  /** Which invitations the API has refused to resend in this session, by status, with its reason. */
  refusedResends: () => RefusedResends
}

/** One operation on one invitation, as a page requests it. */
export type RunInvitationRequest = InvitationRequest & {
  /** The invitation as the page showed it. Left out, the invitation as it is now is meant. */
  based?: Enrollment
}

/** Why an address can't be invited, as a sentence, and the person or invitation that has it. */
export interface InviteObstacle {
  reason: InviteReason
  why: string
  /** Who has the address. */
  userId: string | null
  /** The invitation that the address has. */
  enrollment: Enrollment | null
}

/** The result of an operation on an invitation. Something was sent only for `done`. */
export type InvitationResult =
  /** `undo` is the number of its journal entry, if it can be undone. */
  | {
      is: 'done'
      enrollment: Enrollment | null
      known: 'answered' | 'seen'
      undo: number | null
      entry: Entry
    }
  | ({ is: 'impossible' } & InviteObstacle)

/** What is known of an address before it is invited. */
export interface AddressCheck {
  /** Null if it can be invited. */
  obstacle: InviteObstacle | null
  /** Why it looks mistyped, and what may be meant. Null if it doesn't. */
  warning: { message: string; suggestion: string | null } | null
  /** Whether everyone and all invitations are known. If not, the address may be here all the same. */
  isComplete: boolean
}
