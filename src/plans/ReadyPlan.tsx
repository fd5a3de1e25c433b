import type { PlanState } from '../desk/plan/types.ts'
import { DiscardPlanButton } from './DiscardPlanButton.tsx'
import { nothingToRun, plannedChanges } from './planWords.ts'
import { PrintButton } from './PrintButton.tsx'
import { ReceiptButton } from './ReceiptButton.tsx'
import { RunForm } from './RunForm.tsx'

/** Controls of a plan that has not run yet. */
export function ReadyPlan({ plan, onPrint }: { plan: PlanState; onPrint: () => void }) {
  return (
    <>
      <p>{plannedChanges(plan.counts.waiting)}</p>
      <RunForm plan={plan} name="Run plan" method="runPlan" unavailable={nothingToRun(plan.counts)}>
        <DiscardPlanButton plan={plan} />
        <ReceiptButton plan={plan} name="Export plan" />
        <PrintButton onPrint={onPrint} />
      </RunForm>
    </>
  )
}
