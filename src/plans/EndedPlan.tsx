import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { desk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { PrintButton } from './PrintButton.tsx'
import { ReceiptButton } from './ReceiptButton.tsx'
import { RunForm } from './RunForm.tsx'
import { PlanButton } from './PlanButton.tsx'
import classes from './PlanPage.module.css'

/** A plan that has ended: what is left to be done with it. */
export function EndedPlan({ plan, onPrint }: { plan: PlanState; onPrint: () => void }) {
  const [asksDiscard, askDiscard] = useState(false)
  const { failed, unknown } = plan.counts
  // What is unknown is read again by it, and never sent.
  const nothing = failed + unknown > 0 ? null : 'Nothing has failed.'
  return (
    <>
      <RunForm plan={plan} name="Retry failed" nothing={nothing}>
        <Undo plan={plan} />
        <ReceiptButton plan={plan} name="Export receipt" />
        <PrintButton onPrint={onPrint} />
        <SoftButton variant="default" unavailable={false} onClick={() => askDiscard(true)}>
          Discard plan
        </SoftButton>
      </RunForm>
      {asksDiscard && <DiscardDialog plan={plan} onClose={() => askDiscard(false)} />}
    </>
  )
}

/** Makes a plan that takes back what was done, and goes there: that one is shown before anything happens, too. */
function Undo({ plan: { id, undoable, counts } }: { plan: PlanState }) {
  const navigate = useNavigate()
  const describedBy = useId()
  const undo = useMutation({
    mutationFn: () => desk.undoPlan({ planId: id }),
    onSuccess: (made) => {
      if (made) void navigate(`/plans/${made.id}`)
    },
  })
  return (
    <>
      <SoftButton
        variant="default"
        unavailable={undoable === 0 || undo.isPending}
        aria-describedby={describedBy}
        onClick={() => undo.mutate()}
      >
        Undo
      </SoftButton>
      <span id={describedBy} className={classes.reason}>
        {undoable === 0
          ? 'Nothing of it can be undone.'
          : `${count(undoable)} of ${count(counts.done)} done can be undone.`}
      </span>
      {undo.isError && <Failure title="The plan to undo it could not be made." error={undo.error} />}
    </>
  )
}

/** The record of what was done goes with the plan: that is asked. */
function DiscardDialog({ plan, onClose }: { plan: PlanState; onClose: () => void }) {
  const navigate = useNavigate()
  return (
    <Dialog alert title={`Discard “${plan.title}”?`} onDismiss={onClose}>
      <div className={classes.form}>
        <p>
          What it did stays done. But its receipt can’t be exported any more, and it can’t be undone as a
          whole.
        </p>
        <div className={classes.dialogButtons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <PlanButton
            plan={plan}
            what="discard"
            name="Discard plan"
            onDone={() => {
              void navigate('/plans')
              announce(`Discarded “${plan.title}”. What it did stays done.`)
            }}
          />
        </div>
      </div>
    </Dialog>
  )
}
