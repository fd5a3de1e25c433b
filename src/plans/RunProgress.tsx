import { useEffect, useState } from 'react'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { lasting } from './planWords.ts'
import classes from './PlanPage.module.css'

/** How far a run is, how fast, and how long it takes. */
export function RunProgress({ plan }: { plan: PlanState }) {
  const { counts, state, perSecond, timeLeft, waitsUntil } = plan
  const left = counts.waiting + counts.running
  const over = counts.done + counts.failed + counts.skipped + counts.unknown
  const isRunning = state === 'running'
  return (
    <div className={classes.progress}>
      <progress aria-label="Running the plan" max={left + over} value={over} />
      <p>
        {count(over)} of {count(left + over)}
        {isRunning && perSecond > 0 && `, ${rate(perSecond)} a second`}
        {isRunning && timeLeft !== null && left > 0 && `, about ${lasting(timeLeft)} left`}
        {counts.failed > 0 && `, ${count(counts.failed)} failed`}
        {left === 0 && counts.unknown > 0 && `, reading ${count(counts.unknown)} again`}
      </p>
      {waitsUntil !== null && state !== 'paused' && <Resting until={waitsUntil} />}
    </div>
  )
}

/** The API asked for a pause. */
function Resting({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <p>The API asks to slow down: going on in {lasting(Math.max(0, until - now))}.</p>
}

function rate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))
}
