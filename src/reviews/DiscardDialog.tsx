import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '../routing/usePage.ts'
import { desk } from '../desk/port/client.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import dialog from '../ui/Dialog.module.css'

/** Asks before discarding, because decisions that are in no file are lost. */
export function DiscardDialog({ review, onClose }: { review: ReviewState; onClose: () => void }) {
  const navigate = useNavigate()
  const discard = useMutation({
    mutationFn: () => desk.discardReview({ reviewId: review.id }),
    onSuccess() {
      void navigate('/reviews')
      announce(`Discarded “${review.name}”.`)
    },
  })
  return (
    <Dialog alert title={`Discard “${review.name}”?`} onDismiss={onClose}>
      <div className={dialog.form}>
        <p>
          {review.unsaved > 0
            ? 'Its decisions and evidence are in no file, and are lost.'
            : 'You can open it again from the file that you saved.'}{' '}
          Changes that its plan made stay in effect.
        </p>
        {discard.isError && <Failure title="The review could not be discarded." error={discard.error} />}
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton color="red" unavailable={discard.isPending} onClick={() => discard.mutate()}>
            Discard review
          </SoftButton>
        </div>
      </div>
    </Dialog>
  )
}
