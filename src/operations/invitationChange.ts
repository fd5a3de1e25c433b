import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { Role } from '../api/schema.ts'
import type { InvitationRequest } from './invitation.ts'
import { roleName, statusWords } from './person.ts'

/** What an operation does to an invitation, in words; empty where there is nothing to say. */
export function invitationChange(
  {
    request,
    before,
    after,
  }: {
    request: InvitationRequest | null
    before: Enrollment | null
    after: Enrollment | null
  },
  roles: readonly Role[],
): { before: string; after: string } {
  const status = (enrollment: Enrollment | null) =>
    enrollment === null ? '' : `Status: ${statusWords(enrollment.status)}`
  const start = status(before)
  if (request === null) return { before: start, after: status(after) }
  switch (request.operation) {
    case 'invite':
      return { before: start, after: `Role: ${roleName(request.input.roleId, roles)}` }
    case 'resend':
      return { before: start, after: status(after) || 'Sent again' }
    case 'cancelInvitation':
      return { before: start, after: status(after) || 'Status: Cancelled' }
  }
}
