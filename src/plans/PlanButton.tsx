import { useMutation } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'

interface Props {
  plan: PlanState
  what: 'pause' | 'cancel' | 'discard'
  name: string
  onDone?: () => void
}

/** A button that pauses, cancels or discards a plan. What it comes to is told by the desk, in every tab. */
export function PlanButton({ plan, what, name, onDone }: Props) {
  const steer = useMutation({
    mutationFn: () => desk.controlPlan({ planId: plan.id, what }),
    onSuccess: () => onDone?.(),
  })
  return (
    <>
      <SoftButton variant="default" unavailable={steer.isPending} onClick={() => steer.mutate()}>
        {name}
      </SoftButton>
      {steer.isError && <Failure error={steer.error} />}
    </>
  )
}
