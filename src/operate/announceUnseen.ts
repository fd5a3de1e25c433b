import type { InviteObstacle } from '../desk/operate/invitationMethods.ts'
import type { RunOperationResult } from '../desk/operate/operate.ts'
import { desk } from '../desk/port/client.ts'
import { type Explanation, isApiError } from '../ui/explain.ts'
import { announceFailure } from '../ui/status.ts'

/** What to say of a change that was not made, or of which that is unknown. */
interface Words {
  notDone: string
  unclear: string
}

/**
 * Announces how a change failed after the dialog or form was left that would have shown it. `explanation` is given where
 * nothing was sent.
 */
export async function announceUnseen(words: Words, error: Error, explanation?: Explanation) {
  // No name may be shown after the session. Without the desk there is none to protect.
  const session = await desk.session().catch(() => null)
  if (session !== null && !session.signedIn) return
  const isKnown = explanation !== undefined || (isApiError(error) && error.effect === 'none')
  announceFailure({
    title: isKnown ? words.notDone : words.unclear,
    error,
    ...(explanation && { explanation }),
  })
}

/** Announces what kept an invitation from being sent or cancelled, likewise. */
export function announceObstacle(words: Words, { reason, why }: InviteObstacle) {
  return announceUnseen(words, new Error(reason), { what: why, advice: '' })
}

/** Announces how an operation on this person failed. `result` is given where nothing was sent, and says why. */
export function announceUnseenOperation(name: string, error: Error, result: RunOperationResult | null) {
  const words = {
    notDone: `Your last change to ${name} was not made.`,
    unclear: `Roster can’t tell whether your last change to ${name} was made. Check before you try again.`,
  }
  return announceUnseen(words, error, result ? explainResult(name, result) : undefined)
}

function explainResult(name: string, result: RunOperationResult): Explanation {
  switch (result.is) {
    case 'guarded':
      return {
        what: result.guards.map(({ message }) => message).join(' '),
        advice: 'Confirm this and try again.',
      }
    case 'impossible':
      return { what: result.why, advice: '' }
    default:
      return {
        what: `Someone else changed ${name} in the meantime.`,
        advice: 'Review the current values, and make your change again if it is still needed.',
      }
  }
}

/** What to say of an invitation to this address. */
export function unseenInvitation(email: string): Words {
  return {
    notDone: `The invitation to ${email} was not sent.`,
    unclear: `It is unclear whether the invitation to ${email} was sent. Check Invitations before you send it again.`,
  }
}

/** What to say of cancelling the invitation to this address. */
export function unseenCancellation(email: string): Words {
  return {
    notDone: `The invitation to ${email} was not cancelled.`,
    unclear: `It is unclear whether the invitation to ${email} was cancelled. Refresh the list to see.`,
  }
}
