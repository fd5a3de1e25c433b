import { desk } from '../desk/port/client.ts'
import type { UndoResult } from '../desk/operate/undo.ts'
import { keptWords } from '../operations/fields.ts'
import { invitationOperations, isInvitationName } from '../operations/invitations.ts'
import { operations } from '../operations/operations.ts'
import { interruptible } from '../organization/interruptible.ts'
import { isApiError } from '../ui/explain.ts'
import { announce, announceFailure } from '../ui/status.ts'

/** Said after signing in again, if the session ended first. */
export const changeInterrupted =
  'The session ended before your last change was answered. Activity shows whether it was made.'
const notUndone = 'Not undone. Nothing was changed.'

/** Undoes a journal entry and announces the result. */
export async function undo(entry: number) {
  announce('Undoing…')
  try {
    announceResult(await interruptible(changeInterrupted, () => desk.undo({ entry })))
  } catch (thrown) {
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
