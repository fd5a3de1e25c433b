import { ApiError } from '../../api/error.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import {
  type CarriedPlan,
  isRunning,
  type Plan,
  setOutcome,
  skipWaitingRows,
  updateCountsAndTitle,
  updatePlan,
} from './plan.ts'
import type { Row } from './rows.ts'
import type { PlanState } from './types.ts'

/** Nothing runs in a plan that was carried. */
const carriedStates = new Set<PlanState['state']>(['ready', 'paused', 'ended'])

/**
 * Copies a plan for a desk that takes over, without touching the plan. What runs ends there: a running plan is paused, and a
 * cancelled one has ended. `sent` has the requests that were sent and not answered yet. Their rows become `unknown`, which
 * are read again and never repeated; other rows under way wait again. `now` is in milliseconds since 1970.
 */
export function carryPlan(plan: Plan, sent: ReadonlySet<SubjectRequest>, now: number): CarriedPlan {
  const { abort: _, finished: __, ...carried } = plan
  if (!isRunning(plan) && plan.counts.running === 0) return carried
  const copy = structuredClone(carried)
  for (const [index, row] of copy.rows.entries()) {
    if (row.outcome.state !== 'running') continue
    const request = plan.rows[index]?.request ?? null
    const error = new ApiError({ kind: 'network', effect: 'unknown' }).failure
    if (request !== null && sent.has(request)) setOutcome(copy, row, { state: 'unknown', error, at: now })
    else setOutcome(copy, row, { state: 'waiting' })
  }
  if (copy.state === 'running') updatePlan(copy, now, { state: 'paused', error: null })
  else if (copy.state === 'ending') {
    skipWaitingRows(copy, now)
    updatePlan(copy, now, { state: 'ended', endedAt: now })
  }
  return copy
}

/** Makes a plan of a carried one. Throws TypeError if it isn't whole. */
export function checkPlan(carried: CarriedPlan): Plan {
  const plan: Plan = { ...carried, abort: new AbortController(), finished: Promise.resolve() }
  const { title, counts } = plan
  const rows = plan.subjects.flatMap((subject): Row[] => subject.rows)
  const isWhole =
    carriedStates.has(plan.state) &&
    rows.length === plan.rows.length &&
    rows.every((row, index) => row === plan.rows[index] && row.outcome.state !== 'running')
  updateCountsAndTitle(plan)
  const isCounted = Object.entries(counts).every(
    ([state, count]) => plan.counts[state as keyof typeof counts] === count,
  )
  if (!isWhole || !isCounted) throw new TypeError('A carried plan is not whole.')
  return { ...plan, title }
}
