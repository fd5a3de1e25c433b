import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role } from '../../api/schema.ts'
import { inverseInvitation, type InvitationRequest, invitedName } from '../../operations/invitation.ts'
import { roleName } from '../../operations/person.ts'
import type { EntryKind } from '../journal/entry.ts'

/** Describes operations on an invitation in the journal. */
export function invitationEntry(
  request: InvitationRequest,
  roles: () => readonly Role[],
): EntryKind<Enrollment> {
  return {
    about(known) {
      const email = known?.email ?? request.email
      const names = request.operation === 'invite' ? request.input : known
      return {
        person: { id: known?.userId ?? null, name: invitedName(names, email), email },
        enrollmentId: known?.id ?? (request.operation === 'invite' ? null : request.enrollmentId),
      }
    },

    stateOf(enrollment) {
      if (enrollment === null) return null
      const { firstName, lastName, title, status, roleId, lastInvitationSentAt } = enrollment
      const role = roleId === null ? enrollment.roleName : roleName(roleId, roles())
      return { firstName, lastName, title, role, status, roleId, lastSent: lastInvitationSentAt }
    },

    inverse: (_, after) => inverseInvitation(request, after),
  }
}
