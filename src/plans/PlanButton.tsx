import { useMutation } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'

interface Props {
  plan: PlanState
  action: 'pause' | 'cancel' | 'discard'
  name: string
  onDone?: () => void
}

/** Button that pauses, cancels or discards a plan. The desk reports the new state to every tab. */
export function PlanButton({ plan, action, name, onDone }: Props) {
  const control = useMutation({
    mutationFn: () => desk.controlPlan({ planId: plan.id, what: action }),
    onSuccess: () => onDone?.(),
  })
  return (
    <>
      <SoftButton variant="default" unavailable={control.isPending} onClick={() => control.mutate()}>
        {name}
      </SoftButton>
      {control.isError && <Failure error={control.error} />}
    </>
  )
}
