import { desk } from '../desk/port/client.ts'
import type { UndoResult } from '../desk/operate/undo.ts'
import { keptWords } from '../operations/fields.ts'
import { operations } from '../operations/operations.ts'
import { isApiError } from '../ui/explain.ts'
import { announce, complain } from '../ui/status.ts'

/** Takes back what an entry of the journal did, and says what came of it. */
export async function undo(entry: number) {
  announce('Undoing …')
  try {
    const undoing = await desk.undo({ entry })
    if (await isSignedIn()) tell(undoing)
  } catch (thrown) {
    if (!(await isSignedIn())) return
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const isOpen = isApiError(error) && error.effect === 'unknown'
    complain({
      title: isOpen
        ? 'It is not known whether it was undone. Look at the person before you try again.'
        : 'Not undone: nothing was changed.',
      error,
    })
  }
}

function tell(undoing: UndoResult) {
  switch (undoing.is) {
    case 'undone': {
      const { operation, person, role } = undoing.entry
      const done = operations[operation].done(person.name, role ?? '')
      return announce(`Undone. ${done}${keptWords(undoing.kept)}`)
    }
    case 'alreadyUndone':
      return announce('This was undone already.')
    case 'guarded':
      return complain({
        title: 'Not undone: nothing was changed.',
        error: new Error('guarded'),
        explanation: {
          what: undoing.guards.map(({ message }) => message).join(' '),
          advice:
            'If it is meant all the same, do it on the person’s page, which asks what can be confirmed.',
        },
      })
    case 'changed': {
      const { who, was, now } = undoing
      return complain({
        title: 'Not undone: nothing was changed.',
        error: new Error('changed since'),
        explanation: {
          what: `${who} has been changed since by someone else. Then: ${was}. Now: ${now}.`,
          advice: 'Look at them as they are now, and change what you still want to be otherwise.',
        },
      })
    }
  }
}

/** Signed out meanwhile, here or in another tab, no name may show any more; nor where the desk is gone. */
const isSignedIn = () =>
  desk.session().then(
    ({ signedIn }) => signedIn,
    () => true,
  )
