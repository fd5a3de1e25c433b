import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from '../routing/usePage.ts'
import { onDesk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import {
  completeStep,
  dismissFirstSteps,
  firstSteps,
  steps,
  subscribeFirstSteps,
} from '../preferences/firstSteps.ts'
import { CloseButton } from '../ui/CloseButton.tsx'
import classes from './FirstMinutes.module.css'
import { allStepsDone, cardTitle, dismissCard, stepDone, stepWords } from './firstStepWords.ts'
import { readListState } from './listState.ts'
import { getSelection, subscribeSelection } from './selection.ts'

/** The card of the demo organization that names five things to try. Each is ticked once it was really done. */
export function FirstMinutes() {
  const { done, isDismissed } = useSyncExternalStore(subscribeFirstSteps, firstSteps)
  useSteps()
  if (isDismissed) return null
  const next = steps.find((step) => !done.includes(step))
  return (
    <aside aria-label={cardTitle} className={classes.card}>
      <strong className={classes.title}>{cardTitle}</strong>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li
            key={step}
            className={classes.step}
            data-done={done.includes(step) || undefined}
            aria-current={step === next ? 'step' : undefined}
          >
            {done.includes(step) && <span className="visually-hidden">{stepDone} </span>}
            {stepWords[step].name}
          </li>
        ))}
      </ol>
      <p className={classes.hint} aria-live="polite">
        {next ? stepWords[next].hint : allStepsDone}
      </p>
      <span className={classes.close}>
        <CloseButton aria-label={dismissCard} onClick={dismissFirstSteps} />
      </span>
    </aside>
  )
}

/** Ticks each step when it is done, wherever that is. */
function useSteps() {
  const { pathname, search, hash } = useLocation()
  const { ids } = useSyncExternalStore(subscribeSelection, getSelection)
  useEffect(() => {
    if (pathname === '/users' && readListState(search + hash).listState.text !== '') completeStep('find')
    if (/^\/plans\/[0-9a-f]{8}$/.test(pathname)) completeStep('review')
  }, [pathname, search, hash])
  useEffect(() => {
    if (ids.size >= 3) completeStep('select')
  }, [ids])
  useEffect(() => onDesk('plan', completePlanStep), [])
}

/** A run counts once it has done something. */
function completePlanStep({ source, state, counts }: PlanState) {
  if (state !== 'ended' || counts.done === 0) return
  completeStep(source === 'undo' ? 'undo' : 'run')
}
