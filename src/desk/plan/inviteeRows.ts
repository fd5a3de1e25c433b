import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { User } from '../../api/schema.ts'
import { type InvitationRequest, invitedName } from '../../operations/invitation.ts'
import { displayName } from '../../operations/person.ts'
import { findInviteSkip, type InviteRules } from '../operate/invitees.ts'
import type { BeforeWrite } from '../write/sendInvitation.ts'
import type { InvitationPlanRow, RowOutcome, Skip } from './types.ts'

/** One operation on one invited address. */
export interface InviteeRow {
  kind: 'invitation'
  invitee: Invitee
  /** Null if there is nothing to do. */
  request: InvitationRequest | null
  outcome: RowOutcome
}

/** An invited address in a plan, with its only row. */
export interface Invitee {
  kind: 'invitation'
  /** As on the list, or as the API has it. Null if the API's invitation has none. */
  email: string | null
  /** The invitation that the row is about, as previewed. Null if there is none. */
  enrollment: Enrollment | null
  /** All invitations of the address, as previewed. */
  enrollments: readonly Enrollment[]
  /** Who has the address, as far as people were read. */
  member: User | null
  /** What was known right before the write. Null if none was tried. */
  before: BeforeWrite | null
  /** The invitation as last read after the operation. */
  after: Enrollment | null
  /** Why the address looks mistyped. Null if it doesn't. */
  warning: string | null
  /** Why the row is skipped, whatever the API has. Null if it isn't. */
  skip: Skip | null
  rows: InviteeRow[]
}

/** Creates an invited address with its row, which is assessed. */
export function createInvitee(
  request: InvitationRequest,
  facts: Pick<Invitee, 'email' | 'enrollment' | 'enrollments' | 'member' | 'warning' | 'skip'>,
  rules: InviteRules,
): Invitee {
  const invitee: Invitee = { kind: 'invitation', ...facts, before: null, after: null, rows: [] }
  invitee.rows = [{ kind: 'invitation', invitee, request, outcome: { state: 'waiting' } }]
  assessInvitee(invitee, rules)
  // A warning can be overridden, by including the row.
  for (const row of invitee.rows)
    if (row.outcome.state === 'waiting' && invitee.warning !== null) row.outcome = { state: 'out' }
  return invitee
}

/** Decides whether a row waits or is skipped. An excluded one stays excluded. */
export function assessInvitee(invitee: Invitee, rules: InviteRules) {
  for (const row of invitee.rows) {
    if (row.outcome.state === 'out' || row.request === null) continue
    const skip = invitee.skip ?? findInviteSkip(row.request, invitee.enrollment, invitee, rules)
    row.outcome = skip ? { state: 'skipped', ...skip, at: null } : { state: 'waiting' }
  }
}

/** Describes a row for pages. `index` is its place in the plan, from 0. */
export function toInvitationRow({ invitee, request, outcome }: InviteeRow, index: number): InvitationPlanRow {
  const { email, enrollment, after, member, warning } = invitee
  return {
    kind: 'invitation',
    row: index,
    userId: member?.id ?? null,
    name: nameOf(invitee, request),
    email,
    before: enrollment,
    after,
    request,
    outcome,
    warning,
  }
}

/** Returns the display name: of the person who has the address, else of who is invited. */
function nameOf({ email, enrollment, member }: Invitee, request: InvitationRequest | null): string {
  if (member) return displayName(member)
  return invitedName(request?.operation === 'invite' ? request.input : enrollment, email)
}
