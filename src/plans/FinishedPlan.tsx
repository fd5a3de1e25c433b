import { useId, useState } from 'react'
import { useRouter } from '../routing/useRouter.ts'
import { desk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import { DiscardPlanButton } from './DiscardPlanButton.tsx'
import { undoableChanges } from './planWords.ts'
import { PrintButton } from './PrintButton.tsx'
import { ReceiptButton } from './ReceiptButton.tsx'
import { RunForm } from './RunForm.tsx'
import classes from './PlanPage.module.css'
import dialog from '../ui/Dialog.module.css'

/** Controls of a finished plan: retry, undo, export, print and discard. */
export function FinishedPlan({ plan, onPrint }: { plan: PlanState; onPrint: () => void }) {
  const [isDiscardOpen, setDiscardOpen] = useState(false)
  const { failed, unknown } = plan.counts
  // A retry also reads the people of unknown rows again; it never sends those changes again.
  const unavailable = failed + unknown > 0 ? null : 'No rows failed.'
  return (
    <>
      <RunForm plan={plan} name="Retry failed" method="retryFailed" unavailable={unavailable}>
        <UndoPlanButton plan={plan} />
        <ReceiptButton plan={plan} name="Export receipt" />
        <PrintButton onPrint={onPrint} />
        <SoftButton variant="default" unavailable={false} onClick={() => setDiscardOpen(true)}>
          Discard plan
        </SoftButton>
      </RunForm>
      {isDiscardOpen && <DiscardDialog plan={plan} onClose={() => setDiscardOpen(false)} />}
    </>
  )
}

/** Creates a plan that undoes this one and opens it, so that it can be reviewed before it runs. */
function UndoPlanButton({ plan: { id, undoable, counts } }: { plan: PlanState }) {
  const { navigate } = useRouter()
  const descriptionId = useId()
  const undo = useMutationOnce({
    mutationFn: () => interruptible(interruptedWords.plan, () => desk.undoPlan({ planId: id })),
    // Awaited, so that it is busy until the new plan's page is shown.
    onSuccess: (undoPlan) => undoPlan && navigate(`/plans/${undoPlan.id}`),
  })
  const createPlan = () => undo.mutate()
  useCommands([
    {
      section: 'here',
      name: 'Undo',
      detail: undoableChanges(undoable, counts.done),
      keywords: 'revert cofnij',
      unavailable: undoable === 0 ? undoableChanges(0, counts.done) : null,
      action: createPlan,
    },
  ])
  return (
    <>
      <SoftButton
        variant="default"
        unavailable={undoable === 0 || undo.isPending}
        aria-describedby={descriptionId}
        onClick={createPlan}
      >
        Undo
      </SoftButton>
      <span id={descriptionId} className={classes.reason}>
        {undoableChanges(undoable, counts.done)}
      </span>
      {undo.isError && <Failure title="The undo plan could not be created." error={undo.error} />}
    </>
  )
}

/** Asks before discarding, because the record of what was done is lost with the plan. */
function DiscardDialog({ plan, onClose }: { plan: PlanState; onClose: () => void }) {
  return (
    <Dialog alert title={`Discard “${plan.title}”?`} onDismiss={onClose}>
      <div className={dialog.form}>
        <p>Its changes stay in effect. You can no longer export the receipt or undo the whole plan.</p>
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <DiscardPlanButton plan={plan} />
        </div>
      </div>
    </Dialog>
  )
}
