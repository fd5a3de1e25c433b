import { useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/status.ts'
import { saveJournal } from '../journal/journalFile.ts'
import { progressOf, runningPlan, subscribeRunning } from '../operate/runningPlans.ts'
import { Button } from '../ui/Button.tsx'
import { planUnderWay, signingOutStopsIt, unlockToSave, unsavedActivity, unsavedReviews } from './words.ts'
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

/** Warns that signing out deletes the activity and the access reviews of the session, and stops a plan. */
export function SignOutDialog({ unsavedCount, reviewCount = 0, canSave = true, onClose }: Props) {
  const plan = useSyncExternalStore(subscribeRunning, runningPlan)
  return (
    <Dialog
      alert
      title={
        reviewCount > 0
          ? 'Sign out without saving?'
          : unsavedCount > 0
            ? 'Sign out without saving the activity?'
            : 'Sign out?'
      }
      onDismiss={onClose}
    >
      <p>
        {plan && `${planUnderWay({ ...plan, ...progressOf(plan) }, false)} ${signingOutStopsIt} `}
        {unsavedCount > 0 && unsavedActivity(unsavedCount)}
        {reviewCount > 0 && ` ${unsavedReviews(reviewCount)}`}
        {!canSave && unsavedCount > 0 && ` ${unlockToSave}`}
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
