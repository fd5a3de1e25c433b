import { desk } from '../desk/port/client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/status.ts'
import { saveJournal } from '../journal/journalFile.ts'
import { Button } from '../ui/Button.tsx'
import { unlockToSave, unsavedActivity, unsavedReviews } from './words.ts'
import dialog from '../ui/Dialog.module.css'

interface Props {
  /** Number of operations that are not saved to a file. */
  unsavedCount: number
  /** Number of access reviews that are not saved to a file. */
  reviewCount?: number
  /** False while Roster is locked. */
  canSave?: boolean
  onClose: () => void
}

/** Warns that signing out deletes the activity and the access reviews of the session. */
export function SignOutDialog({ unsavedCount, reviewCount = 0, canSave = true, onClose }: Props) {
  return (
    <Dialog
      alert
      title={reviewCount > 0 ? 'Sign out without saving?' : 'Sign out without saving the activity?'}
      onDismiss={onClose}
    >
      <p>
        {unsavedCount > 0 && unsavedActivity(unsavedCount)}
        {reviewCount > 0 && ` ${unsavedReviews(reviewCount)}`}
        {!canSave && ` ${unlockToSave}`}
      </p>
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {canSave && unsavedCount > 0 && (
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
