import { useMutation } from '@tanstack/react-query'
import type { PlanState } from '../desk/plan/types.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { useNavigate } from '../routing/usePage.ts'

/**
 * Creates a plan from a list and opens it. `create` returns null if the desk has dropped the list. Then `sendAgain` sends
 * it again, after which the preview works.
 */
export function useCreatePlan(create: () => Promise<PlanState | null>, sendAgain: () => void) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => interruptible(interruptedWords.plan, create),
    onSuccess(plan) {
      if (plan) void navigate(`/plans/${plan.id}`)
      else sendAgain()
    },
  })
}
