import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { InvitationResult } from '../desk/operate/invitationMethods.ts'
import { desk } from '../desk/port/client.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { reveal, shortId } from '../operations/person.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { announce } from '../ui/status.ts'
import { undo } from './undo.ts'

/** Returns what an invitation is called by: its address, or a short id. */
export function addressOf({ email, id }: Pick<Enrollment, 'email' | 'id'>): string {
  return email?.trim() ? reveal(email.trim()) : `Invitation ${shortId(id)}`
}

/** What can be done with an invitation that exists. */
export type InvitationAction = 'resend' | 'cancelInvitation'

/** Tells that an operation was done, with its undo where there is one. */
export function announceDone(action: InvitationAction, address: string, result: InvitationResult) {
  if (result.is !== 'done') return
  const { undo: entry } = result
  announce(
    invitationOperations[action].done(address, ''),
    entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
  )
}

/** Runs an operation on an invitation as shown. */
export function runInvitation(action: InvitationAction, based: Enrollment): Promise<InvitationResult> {
  return interruptible(interruptedWords.change, () =>
    desk.runInvitation({
      operation: action,
      email: based.email,
      enrollmentId: based.id,
      input: null,
      based,
    }),
  )
}
