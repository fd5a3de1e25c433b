import { Button } from '@mantine/core'
import { desk } from '../desk/port/client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/status.ts'
import { saveJournal } from '../journal/journalFile.ts'
import classes from './SignOutDialog.module.css'

interface Props {
  /** How many operations are in no saved file. */
  unsaved: number
  /** Whether they can be saved now: not where Roster is locked. */
  canSave?: boolean
  onClose: () => void
}

/** Reminds, once, that signing out forgets what was done in the session. */
export function SignOutDialog({ unsaved, canSave = true, onClose }: Props) {
  return (
    <Dialog alert title="Sign out without saving the activity?" onDismiss={onClose}>
      <p className={classes.text}>
        {unsaved === 1 ? 'One operation of this session is' : `${unsaved} operations of this session are`} in
        no saved file. Signing out forgets them; nothing of them is stored anywhere.
        {!canSave && ' To save them, unlock first.'}
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
