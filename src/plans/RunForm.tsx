import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { Confirmed } from '../desk/operate/guards.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { Guards } from '../operate/Guards.tsx'
import { blockReason } from '../operate/guardWords.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import classes from './PlanPage.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  plan: PlanState
  /** Label of the button that starts the run. */
  name: string
  /** The method of the desk that starts it. */
  method: 'runPlan' | 'retryFailed'
  /** Why there is nothing to run; null when there is something. */
  unavailable: string | null
  /** Buttons beside the one that starts the run. */
  children?: ReactNode
}

/** Form that asks for the confirmations of the guards and starts a run. */
export function RunForm({ plan, name, method, unavailable, children }: Props) {
  const [confirmed, setConfirmed] = useState<Confirmed>({})
  const reasonId = useId()
  const run = useMutation({
    mutationFn: () => desk[method]({ planId: plan.id, confirmed }),
  })
  const guards = unavailable === null ? plan.guards.filter((guard) => !guard.confirmed) : []
  const reason = unavailable ?? blockReason(guards, confirmed)
  // The desk computes the guards again when the run starts. They may have changed, and then nothing runs.
  const hasChanged = run.data?.state === plan.state && run.data.guards.some((guard) => !guard.confirmed)

  const start = () => {
    if (reason === null && !run.isPending) run.mutate()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start()
  }

  // The form contains only the confirmations, so that Enter starts the run from them. The buttons are outside, because
  // their dialogs have forms of their own, and forms cannot be nested.
  return (
    <div className={classes.form}>
      <form onSubmit={submit} noValidate>
        <Guards guards={guards} confirmed={confirmed} onConfirm={setConfirmed} hasChanged={hasChanged} />
      </form>
      {run.isError && <Failure title="The run could not be started." error={run.error} />}
      <div className={layout.buttons}>
        <SoftButton
          unavailable={reason !== null || run.isPending}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={start}
        >
          {name}
        </SoftButton>
        {children}
        {reason !== null && (
          <span id={reasonId} className={classes.reason}>
            {reason}
          </span>
        )}
      </div>
    </div>
  )
}
