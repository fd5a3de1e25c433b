import { useRef } from 'react'
import type { PlanState } from '../desk/plan/types.ts'
import { EndedPlan } from './EndedPlan.tsx'
import { countsWords, pauseWords } from './planWords.ts'
import { ReadyPlan } from './ReadyPlan.tsx'
import { RunForm } from './RunForm.tsx'
import { RunProgress } from './RunProgress.tsx'
import { PlanButton } from './PlanButton.tsx'
import { useRestoredFocus } from './useRestoredFocus.ts'
import classes from './PlanPage.module.css'

interface Props {
  plan: PlanState
  onPrint: () => void
}

/** What can be done with a plan as it is now, and how far it is. */
export function PlanControls({ plan, onPrint }: Props) {
  const { state } = plan
  const region = useRef<HTMLElement>(null)
  useRestoredFocus(region, state)
  return (
    <section ref={region} tabIndex={-1} aria-label="Run" className={classes.panel}>
      {state === 'ready' && <ReadyPlan plan={plan} onPrint={onPrint} />}
      {state === 'running' && (
        <>
          <RunProgress plan={plan} />
          <div className={classes.buttons}>
            <PlanButton plan={plan} what="pause" name="Pause" />
            <PlanButton plan={plan} what="cancel" name="Cancel run" />
          </div>
        </>
      )}
      {state === 'ending' && (
        <>
          <RunProgress plan={plan} />
          <p>Cancelled. What was sent is seen to its end; nothing more is sent.</p>
        </>
      )}
      {state === 'paused' && (
        <>
          <RunProgress plan={plan} />
          <p role={plan.error === null ? undefined : 'alert'}>{pauseWords(plan.error)}</p>
          <RunForm plan={plan} name="Resume" nothing={null}>
            <PlanButton plan={plan} what="cancel" name="Cancel run" />
          </RunForm>
        </>
      )}
      {state === 'ended' && (
        <>
          <p className={classes.sum}>Ended: {countsWords(plan.counts)}.</p>
          <EndedPlan plan={plan} onPrint={onPrint} />
        </>
      )}
    </section>
  )
}
