import { useEffect, useState } from 'react'
import { progressOf } from '../operate/runningPlans.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../text/count.ts'
import { elapsedSince } from '../ui/elapsedSince.ts'
import { formatDuration } from './planWords.ts'
import layout from '../ui/Layout.module.css'

/** Progress of a run: finished rows, rate and remaining time. */
export function RunProgress({ plan }: { plan: PlanState }) {
  const { counts, state, perSecond, timeLeft, waitsUntil } = plan
  const { finished, total } = progressOf(plan)
  const hasRowsLeft = finished < total
  const isRunning = state === 'running'
  return (
    <div className={layout.progress}>
      <progress aria-label="Running the plan" max={total} value={finished} />
      <p>
        {count(finished)} of {count(total)}
        {isRunning && perSecond > 0 && `, ${formatRate(perSecond)} per second`}
        {isRunning && timeLeft !== null && hasRowsLeft && `, about ${formatDuration(timeLeft)} left`}
        {counts.failed > 0 && `, ${count(counts.failed)} failed`}
        {!hasRowsLeft && counts.unknown > 0 && `, checking ${count(counts.unknown)} again`}
      </p>
      {waitsUntil !== null && state !== 'paused' && (
        <RateLimitCountdown key={waitsUntil} until={waitsUntil} />
      )}
    </div>
  )
}

/** Counts down to the time at which the API accepts calls again. */
function RateLimitCountdown({ until }: { until: number }) {
  const [left, setLeft] = useState(() => -elapsedSince(until))
  useEffect(() => {
    const timer = setInterval(() => setLeft(-elapsedSince(until)), 1000)
    return () => clearInterval(timer)
  }, [until])
  return <p>The API asked Roster to slow down. Continuing in {formatDuration(Math.max(0, left))}.</p>
}

function formatRate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))
}
