import { useRef } from 'react'
import type { PlanState } from '../desk/plan/types.ts'
import { FinishedPlan } from './FinishedPlan.tsx'
import { PlanButton } from './PlanButton.tsx'
import { outcomeCounts, pauseReason } from './planWords.ts'
import { ReadyPlan } from './ReadyPlan.tsx'
import { RunForm } from './RunForm.tsx'
import { RunProgress } from './RunProgress.tsx'
import { useRestoreFocus } from './useRestoreFocus.ts'
import classes from './PlanPage.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  plan: PlanState
  onPrint: () => void
}

/** Progress of a plan, and the controls that its state allows. */
export function PlanControls({ plan, onPrint }: Props) {
  const { state } = plan
  const region = useRef<HTMLElement>(null)
  useRestoreFocus(region, state)
  return (
    <section ref={region} tabIndex={-1} aria-label="Run" className={`${layout.panel} ${classes.run}`}>
      {state === 'ready' && <ReadyPlan plan={plan} onPrint={onPrint} />}
      {state === 'running' && (
        <>
          <RunProgress plan={plan} />
          <div className={layout.buttons}>
            <PlanButton plan={plan} action="pause" name="Pause" />
            <PlanButton plan={plan} action="cancel" name="Cancel run" />
          </div>
        </>
      )}
      {state === 'ending' && (
        <>
          <RunProgress plan={plan} />
          <p>Cancelling. Changes that were already sent will finish.</p>
        </>
      )}
      {state === 'paused' && (
        <>
          <RunProgress plan={plan} />
          <p role={plan.error === null ? undefined : 'alert'}>{pauseReason(plan.error)}</p>
          <RunForm plan={plan} name="Resume" method="runPlan" unavailable={null}>
            <PlanButton plan={plan} action="cancel" name="Cancel run" />
          </RunForm>
        </>
      )}
      {state === 'ended' && (
        <>
          <p className={classes.sum}>Finished: {outcomeCounts(plan.counts)}.</p>
          <FinishedPlan plan={plan} onPrint={onPrint} />
        </>
      )}
    </section>
  )
}
