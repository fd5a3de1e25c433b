import { useSyncExternalStore } from 'react'
import { Link } from '../routing/Link.tsx'
import { count } from '../text/count.ts'
import { progressOf, runningPlan, subscribeRunning } from '../operate/runningPlans.ts'
import classes from './RunningPlan.module.css'

/** Link to the running or paused plan, with its progress. Shown in the header of every page. */
export function RunningPlan() {
  const plan = useSyncExternalStore(subscribeRunning, runningPlan)
  if (plan === null) return null
  const { finished, total } = progressOf(plan)
  return (
    <Link to={`/plans/${plan.id}`} className={classes.running ?? ''}>
      {plan.state === 'paused' ? 'Paused' : 'Running'}: {count(finished)} of {count(total)}
    </Link>
  )
}
