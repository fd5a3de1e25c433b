import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { createThrottle } from '../async/throttle.ts'
import type { RunDependencies } from './runDependencies.ts'
import { type Plan, setOutcome, updatePlan } from './plan.ts'
import { runSubjects } from './runSubjects.ts'

interface Dependencies extends RunDependencies {
  /** Sends the plan's state to the pages. */
  notify: (plan: Plan) => unknown
}

/** Minimum time between two progress updates, in milliseconds. */
const minUpdateIntervalMs = 100

/** Starts and resumes plans, and reports their progress. */
export function createPlanRunner({ notify, ...dependencies }: Dependencies) {
  const { api, now, monotonic, delay, onRead } = dependencies
  /** The end of each plan's pause by the monotonic clock. A plan that was carried from another desk has none. */
  const restEnds = new WeakMap<Plan, number>()

  /** Rest of the pause that the API asked for, in milliseconds: no longer if the clock is set back, or the computer slept. */
  const restOf = (plan: Plan) => {
    const byClock = (plan.waitsUntil ?? 0) - now()
    return Math.max(0, Math.min(byClock, (restEnds.get(plan) ?? Infinity) - monotonic()))
  }

  /** Runs a plan until it finishes or stops. Returns why it stopped by itself, or null. */
  const runUntilStopped = async (plan: Plan, signal: AbortSignal): Promise<ApiErrorKind | null> => {
    const http = api()
    let usersRead: User[] = []
    let isRunning = true
    const report = () => {
      // What the run ended with has been reported.
      if (!isRunning) return
      onRead(http, usersRead)
      usersRead = []
      updatePlan(plan, now(), {})
      notify(plan)
    }
    const progress = createThrottle(report, minUpdateIntervalMs, { monotonic, delay })
    try {
      // A pause that the API asked for outlasts a pause of the plan. After a cancel there may be nothing left to request.
      if (plan.waitsUntil !== null && hasRest(plan)) await delay(restOf(plan), signal)
      plan.waitsUntil = null
      const { subjects, confirmed } = plan
      return await runSubjects(
        subjects,
        signal,
        { ...dependencies, confirmed },
        {
          onOutcome(row, outcome) {
            setOutcome(plan, row, outcome)
            progress.soon()
          },
          onRead: (user) => usersRead.push(user),
          resting(until) {
            plan.waitsUntil = until
            if (until !== null) restEnds.set(plan, monotonic() + until - now())
            if (!signal.aborted) progress.atOnce()
          },
        },
      )
    } finally {
      isRunning = false
      onRead(http, usersRead)
    }
  }

  const runAndFinish = async (plan: Plan, signal: AbortSignal) => {
    try {
      const error = await runUntilStopped(plan, signal).catch((thrown: unknown) => {
        if (thrown instanceof ApiError) return thrown.kind
        throw thrown
      })
      if (signal.aborted) return
      // A cancelled plan does not pause: what can't be read now stays unknown.
      if (error !== null && plan.state === 'running' && hasRest(plan))
        updatePlan(plan, now(), { state: 'paused', error })
      else updatePlan(plan, now(), { state: 'ended', error, endedAt: now() })
    } catch (error) {
      if (signal.aborted) return
      updatePlan(plan, now(), { state: 'paused' })
      throw error
    } finally {
      // The rows that were under way when it was paused were its last ones.
      if (plan.state === 'paused' && !hasRest(plan))
        updatePlan(plan, now(), { state: 'ended', endedAt: now() })
      notify(plan)
    }
  }

  /** Starts or resumes a plan, once its previous run has ended. */
  const start = (plan: Plan, state: 'running' | 'ending') => {
    plan.abort.abort()
    plan.abort = new AbortController()
    updatePlan(plan, now(), { state, error: null, endedAt: null })
    const { signal } = plan.abort
    plan.finished = plan.finished
      .catch(() => {})
      .then(() => (signal.aborted ? undefined : runAndFinish(plan, signal)))
    plan.startedAt ??= now()
  }

  return { start }
}

/** Whether a run of the plan would request anything. */
function hasRest({ counts }: Plan): boolean {
  return counts.waiting + counts.unknown > 0
}
