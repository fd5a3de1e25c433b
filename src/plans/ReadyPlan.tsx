import { useNavigate } from '../routing/usePage.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { announce } from '../ui/status.ts'
import { PlanButton } from './PlanButton.tsx'
import { nothingToRun, plannedChanges } from './planWords.ts'
import { PrintButton } from './PrintButton.tsx'
import { ReceiptButton } from './ReceiptButton.tsx'
import { RunForm } from './RunForm.tsx'

/** Controls of a plan that has not run yet. */
export function ReadyPlan({ plan, onPrint }: { plan: PlanState; onPrint: () => void }) {
  const navigate = useNavigate()
  return (
    <>
      <p>{plannedChanges(plan.counts.waiting)}</p>
      <RunForm plan={plan} name="Run plan" unavailable={nothingToRun(plan.counts)}>
        <PlanButton
          plan={plan}
          action="discard"
          name="Discard plan"
          onDone={() => {
            void navigate('/plans')
            announce(`Discarded “${plan.title}”. Nothing was changed.`)
          }}
        />
        <ReceiptButton plan={plan} name="Export plan" />
        <PrintButton onPrint={onPrint} />
      </RunForm>
    </>
  )
}
