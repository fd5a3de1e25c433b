import { useQuery } from '@tanstack/react-query'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { Invitation } from '../desk/invitations/types.ts'
import type { InvitationAction } from '../operate/runInvitation.ts'
import { invitationOperations, unavailableInvitationReason } from '../operations/invitations.ts'
import { sessionQuery } from '../organization/queries.ts'
import { refusedQuery } from './queries.ts'
import { useResend } from './useResend.ts'
import { sending } from './words.ts'

/** The menu of a row: resend, which runs at once, and cancel, which asks first. `busy` has the ids being resent. */
export function useRowMenu(onCancel: (invitation: Invitation) => void) {
  const { data: session } = useQuery(sessionQuery)
  const { data: refused = {} } = useQuery(refusedQuery)
  const { busy, resend } = useResend()
  const unavailable = (action: InvitationAction, invitation: Enrollment) =>
    unavailableInvitationReason(action, invitation, { lacks: session?.lacks ?? [], refused })
  const menuItems = (invitation: Invitation) => [
    {
      name: invitationOperations.resend.verb,
      icon: 'send',
      unavailable: busy.has(invitation.id) ? sending : unavailable('resend', invitation),
      onChoose: () => resend(invitation),
    },
    {
      name: invitationOperations.cancelInvitation.verb,
      icon: 'ban',
      isDangerous: true,
      unavailable: unavailable('cancelInvitation', invitation),
      onChoose: () => onCancel(invitation),
    },
  ]
  return { busy, unavailable, menuItems }
}
