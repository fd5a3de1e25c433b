import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '../routing/usePage.ts'
import { desk } from '../desk/port/client.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { ReadingProgress } from '../operate/ReadingProgress.tsx'
import { interruptible } from '../organization/interruptible.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { announce, announceWarning } from '../ui/status.ts'
import { finishWords, interrupted, notFinishedWords } from './words.ts'

/** Asks before the decisions become a plan. If people have changed since, asks for new decisions about them first. */
export function FinishDialog({ review, onClose }: { review: ReviewState; onClose: () => void }) {
  const navigate = useNavigate()
  const finish = useMutation({
    mutationFn: () => interruptible(interrupted.finishing, () => desk.finishReview({ reviewId: review.id })),
    onSuccess(state) {
      onClose()
      if (!state) return
      if (state.planId !== null && state.state === 'planned') void navigate(`/plans/${state.planId}`)
      else if (state.state === 'ended') announce(`Finished “${state.name}”. Nobody was changed.`)
      else if (state.state === 'deciding')
        announceWarning(
          notFinishedWords({ changed: state.changed, gone: state.counts.gone - review.counts.gone }),
        )
    },
  })
  return (
    <Dialog title={`Finish “${review.name}”?`} onDismiss={() => finish.isPending || onClose()}>
      <DialogForm
        submit="Finish review"
        unavailable={finish.isPending}
        canCancel={!finish.isPending}
        onSubmit={() => finish.mutate()}
        onCancel={onClose}
      >
        {finishWords(review).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>Decisions can’t be changed afterwards, unless you discard the plan before it runs.</p>
        {finish.isPending && <ReadingProgress />}
        {finish.isError && <Failure title="The plan could not be created." error={finish.error} />}
      </DialogForm>
    </Dialog>
  )
}
