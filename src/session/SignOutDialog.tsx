import { desk } from '../desk/port/client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/status.ts'
import { saveJournal } from '../journal/journalFile.ts'
import { Button } from '../ui/Button.tsx'
import { unlockToSave, unsavedActivity } from './words.ts'
import classes from './SignOutDialog.module.css'

interface Props {
  /** Number of operations that are not saved to a file. */
  unsavedCount: number
  /** False while Roster is locked. */
  canSave?: boolean
  onClose: () => void
}

/** Warns that signing out deletes the activity of the session. */
export function SignOutDialog({ unsavedCount, canSave = true, onClose }: Props) {
  return (
    <Dialog alert title="Sign out without saving the activity?" onDismiss={onClose}>
      <p className={classes.text}>
        {unsavedActivity(unsavedCount)}
        {!canSave && ` ${unlockToSave}`}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {canSave && (
          <Button
            variant="default"
            onClick={() => {
              void saveJournal('JSON Lines').then(announce)
              onClose()
            }}
          >
            Save activity
          </Button>
        )}
        <Button color="red" onClick={() => void desk.signOut()}>
          Sign out
        </Button>
      </div>
    </Dialog>
  )
}
