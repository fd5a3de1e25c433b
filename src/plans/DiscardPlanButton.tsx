import type { PlanState } from '../desk/plan/types.ts'
import { useNavigate } from '../routing/usePage.ts'
import { announce } from '../ui/status.ts'
import { PlanButton } from './PlanButton.tsx'
import { discardedMessage } from './planWords.ts'

/** Button that discards a plan at once, and goes back to the list of plans. */
export function DiscardPlanButton({ plan }: { plan: PlanState }) {
  const navigate = useNavigate()
  return (
    <PlanButton
      plan={plan}
      action="discard"
      name="Discard plan"
      onDone={() => {
        void navigate('/plans')
        announce(discardedMessage(plan))
      }}
    />
  )
}
