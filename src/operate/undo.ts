import { desk } from '../desk/port/client.ts'
import type { UndoResult } from '../desk/operate/undo.ts'
import { keptWords } from '../operations/fields.ts'
import { invitationOperations, isInvitationName } from '../operations/invitations.ts'
import { operations } from '../operations/operations.ts'
import { isApiError } from '../ui/explain.ts'
import { announce, announceFailure } from '../ui/status.ts'

const notUndone = 'Not undone. Nothing was changed.'

/** Undoes a journal entry and announces the result. */
export async function undo(entry: number) {
  announce('Undoing…')
  try {
    const result = await desk.undo({ entry })
    if (await isSignedIn()) announceResult(result)
  } catch (thrown) {
    if (!(await isSignedIn())) return
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const isUnknown = isApiError(error) && error.effect === 'unknown'
    announceFailure({
      title: isUnknown
        ? 'Roster can’t tell whether this was undone. Check the person before you try again.'
        : notUndone,
      error,
    })
  }
}

function announceResult(result: UndoResult) {
  switch (result.is) {
    case 'undone': {
      const { operation, person, role } = result.entry
      const done = isInvitationName(operation)
        ? invitationOperations[operation].done(person.email ?? person.name, role ?? '')
        : operations[operation].done(person.name, role ?? '')
      return announce(`Undone. ${done}${keptWords(result.kept)}`)
    }
    case 'alreadyUndone':
      return announce('Already undone.')
    case 'guarded':
      return announceFailure({
        title: notUndone,
        error: new Error('guarded'),
        explanation: {
          what: result.guards.map(({ message }) => message).join(' '),
          advice: 'To do it anyway, make the change on the person’s page and confirm it there.',
        },
      })
    case 'changed': {
      const { who, was, now } = result
      return announceFailure({
        title: notUndone,
        error: new Error('changed since'),
        explanation: {
          what: `Someone else has changed ${who} since. After your change: ${was}. Now: ${now}.`,
          advice: 'Review the person’s current values and edit them there.',
        },
      })
    }
  }
}

/** Whether the session still lasts: no name may be shown after it. If it can be resumed, the next sign-in says what to do. */
async function isSignedIn(): Promise<boolean> {
  // Without the desk there is no session to protect, and the error must be shown.
  const session = await desk.session().catch(() => null)
  if (session === null || session.signedIn) return true
  if (session.ended !== 'signedOut')
    import('../organization/interruptible.ts').then(
      (it) => it.noteChange(),
      () => {},
    )
  return false
}
