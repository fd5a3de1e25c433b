import { useNavigate } from 'react-router'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { announce } from '../ui/status.ts'
import { ReceiptButton } from './ReceiptButton.tsx'
import { RunForm } from './RunForm.tsx'
import { PlanButton } from './PlanButton.tsx'
import { PrintButton } from './PrintButton.tsx'

/** A plan that was not run yet. */
export function ReadyPlan({ plan, onPrint }: { plan: PlanState; onPrint: () => void }) {
  const navigate = useNavigate()
  const { waiting, out } = plan.counts
  const nothing =
    waiting > 0
      ? null
      : out > 0
        ? 'Everything that could be done was taken out.'
        : 'There is nothing to be done: every row is skipped.'
  return (
    <>
      <p>
        {waiting === 1 ? '1 change' : `${count(waiting)} changes`} would be made. Nothing has happened yet.
      </p>
      <RunForm plan={plan} name="Run plan" nothing={nothing}>
        <PlanButton
          plan={plan}
          what="discard"
          name="Discard plan"
          onDone={() => {
            void navigate('/plans')
            announce(`Discarded “${plan.title}”. Nothing of it has happened.`)
          }}
        />
        <ReceiptButton plan={plan} name="Export plan" />
        <PrintButton onPrint={onPrint} />
      </RunForm>
    </>
  )
}
