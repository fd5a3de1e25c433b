import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { Confirmed } from '../desk/operate/guards.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { heldBy } from '../operate/confirmations.ts'
import { Guards } from '../operate/Guards.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import classes from './PlanPage.module.css'

interface Props {
  plan: PlanState
  name: 'Run plan' | 'Resume' | 'Retry failed'
  /** Why there is nothing to be run; null where there is. */
  nothing: string | null
  /** Other buttons beside. */
  children?: ReactNode
}

/** What is to be known and confirmed before a run, and the button that begins it. */
export function RunForm({ plan, name, nothing, children }: Props) {
  const [confirmed, setConfirmed] = useState<Confirmed>({})
  const id = useId()
  const run = useMutation({
    mutationFn: () =>
      desk[name === 'Retry failed' ? 'retryFailed' : 'runPlan']({ planId: plan.id, confirmed }),
  })
  const guards = nothing === null ? plan.guards.filter((guard) => !guard.confirmed) : []
  const reason = nothing ?? heldBy(guards, confirmed)
  // The desk computes the guards anew, by what is true when it begins.
  const isHeld = run.data?.state === plan.state && run.data.guards.some((guard) => !guard.confirmed)

  const begin = () => {
    if (reason === null && !run.isPending) run.mutate()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin()
  }

  // The form holds the questions alone, in which Enter begins it: beside the button, dialogs have forms of their own.
  return (
    <div className={classes.form}>
      <form onSubmit={submit} noValidate>
        <Guards guards={guards} confirmed={confirmed} onConfirm={setConfirmed} isHeld={isHeld} />
      </form>
      {run.isError && <Failure title="It could not be begun." error={run.error} />}
      <div className={classes.buttons}>
        <SoftButton
          unavailable={reason !== null || run.isPending}
          aria-describedby={reason === null ? undefined : id}
          onClick={begin}
        >
          {name}
        </SoftButton>
        {children}
        {reason !== null && (
          <span id={id} className={classes.reason}>
            {reason}
          </span>
        )}
      </div>
    </div>
  )
}
