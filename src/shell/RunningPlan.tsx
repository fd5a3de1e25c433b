import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { count } from '../ui/count.ts'
import { progressOf, runningPlan, subscribeRunning } from '../operate/runningPlans.ts'
import classes from './RunningPlan.module.css'

/** Says on every page that a plan is under way, and leads there. */
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
