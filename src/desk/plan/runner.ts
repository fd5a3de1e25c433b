import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { advance, type Plan, setOutcome } from './plan.ts'
import { run } from './run.ts'
import type { RunDependencies } from './work.ts'

interface Dependencies extends RunDependencies {
  /** People were read, in the session of this API. */
  onRead: (api: Api, users: readonly User[]) => void
  /** Tells how far a plan is. */
  tell: (plan: Plan) => unknown
}

/** At most so often is told how far a run is, in milliseconds. */
const interval = 100

/** Runs plans, each in stretches between its pauses, and tells how far they are. */
export function createRunner({ onRead, tell, ...tools }: Dependencies) {
  const { api, now, delay } = tools

  /** One stretch of a run, until everything is done or it is stopped. Gives why it stopped by itself. */
  const stretch = async (plan: Plan, signal: AbortSignal): Promise<ApiErrorKind | null> => {
    const http = api()
    let told = now()
    let read: User[] = []
    const pass = () => {
      onRead(http, read)
      read = []
      told = now()
      advance(plan, told, {})
      tell(plan)
    }
    try {
      // The API has not forgotten that it wanted to be left alone. After a cancel there may be nothing left to ask it.
      const { waiting, unknown } = plan.counts
      if (plan.waitsUntil !== null && waiting + unknown > 0)
        await delay(Math.max(0, plan.waitsUntil - now()), signal)
      plan.waitsUntil = null
      return await run(plan.people, signal, tools, {
        outcome(row, outcome) {
          setOutcome(plan, row, outcome)
          if (now() - told >= interval) pass()
        },
        onRead: (user) => read.push(user),
        resting(until) {
          plan.waitsUntil = until
          if (!signal.aborted) pass()
        },
      })
    } finally {
      onRead(http, read)
    }
  }

  const go = async (plan: Plan, signal: AbortSignal) => {
    try {
      const error = await stretch(plan, signal).catch((thrown: unknown) => {
        if (thrown instanceof ApiError) return thrown.kind
        throw thrown
      })
      if (signal.aborted) return
      // After a cancel there is no going on: what can't be read now stays unknown.
      if (error !== null && plan.state === 'running') advance(plan, now(), { state: 'paused', error })
      else advance(plan, now(), { state: 'ended', error, endedAt: now() })
    } catch (error) {
      if (signal.aborted) return
      advance(plan, now(), { state: 'paused' })
      throw error
    } finally {
      tell(plan)
    }
  }

  /** Begins or goes on, once what is under way has ended. */
  const begin = (plan: Plan, state: 'running' | 'ending') => {
    plan.stop.abort()
    plan.stop = new AbortController()
    advance(plan, now(), { state, error: null, endedAt: null })
    const { signal } = plan.stop
    plan.over = plan.over.catch(() => {}).then(() => (signal.aborted ? undefined : go(plan, signal)))
    plan.startedAt ??= now()
  }

  return { begin }
}
