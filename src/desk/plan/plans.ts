import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { type Confirmed, type Guard, guardsOf, type PendingOperation } from '../operate/guards.ts'
import { advance, createPlan, type Plan, recount, setOutcome, shown, stateOf } from './plan.ts'
import { preview } from './preview.ts'
import { receipt, type ReceiptRequest } from './receipt.ts'
import { assess, before, type Row } from './rows.ts'
import { createRunner } from './runner.ts'
import type { PlanRequest, PlanRows, PlanRowsRequest, PlanState } from './types.ts'
import { peopleToUndo } from './undo.ts'
import type { RunDependencies } from './work.ts'

interface Dependencies extends RunDependencies {
  directory: Directory
  /** The admin's own id, where it was told. */
  me: () => string | null
  /** People were read, in the session of this API. */
  onRead: (api: Api, users: readonly User[]) => void
  changed: (state: PlanState) => void
}

const active = new Set<PlanState['state']>(['running', 'ending'])

/** Plans: many operations as one, shown before they are carried out. They live until discarded, or until `forget`. */
export function createPlans(around: Dependencies) {
  const { api, now, directory, rules, me, changed } = around
  const plans = new Map<string, Plan>()

  const add = async (plan: Plan): Promise<PlanState> => {
    plans.set(plan.id, plan)
    await guard(plan)
    return tell(plan)
  }

  const tell = (plan: Plan): PlanState => {
    const state = stateOf(plan)
    if (plans.has(plan.id)) changed(state)
    return state
  }

  const { begin } = createRunner({ ...around, tell })

  /** Whether another plan runs: two at a time would be twice as fast as the API is asked, and blind to each other. */
  const isBusy = (plan: Plan) =>
    [...plans.values()].some((other) => other !== plan && active.has(other.state))

  /** What is to be done by the next run: of an ended plan, what has failed. */
  const next = (plan: Plan): Row[] => {
    const state = plan.state === 'ended' ? 'failed' : 'waiting'
    return plan.rows.filter(({ outcome }) => outcome.state === state)
  }

  /** Computes the guards anew. */
  const guard = async (plan: Plan) => {
    const roles = () => rules().roles
    const guards = await guardsOf(next(plan).flatMap(pending), plan.confirmed, { roles, me, directory })
    plan.guards = isBusy(plan) ? [busy, ...guards] : guards
  }

  /** Begins or goes on with what is to be done next, where no guard keeps that. Throws where nobody is signed in. */
  const start = async (plan: Plan, { number, ...confirmed }: Confirmed, states: PlanState['state'][]) => {
    api()
    if (!states.includes(plan.state)) return
    if (directory.progress().state === 'idle') directory.start()
    Object.assign(plan.confirmed, confirmed)
    await guard(plan)
    const asked = plan.guards.find(({ name }) => name === 'number')
    if (asked && number === asked.count) {
      plan.confirmed.number = number
      asked.confirmed = true
    }
    if (!plan.guards.every((it) => it.confirmed)) return
    // Another tab may have been faster.
    if (!states.includes(plan.state) || isBusy(plan)) return
    for (const row of next(plan)) setOutcome(plan, row, { state: 'waiting' })
    begin(plan, 'running')
  }

  const pause = (plan: Plan) => {
    if (plan.state === 'running') {
      plan.stop.abort()
      advance(plan, now(), { state: 'paused', error: null })
    }
    return tell(plan)
  }

  const found =
    <Input extends { planId: string }, Answer>(act: (plan: Plan, input: Input) => Answer) =>
    (input: Input): Answer | null => {
      const plan = plans.get(input.planId)
      return plan ? act(plan, input) : null
    }

  return {
    /** Makes a plan. Throws ApiError. */
    async make(request: PlanRequest, signal: AbortSignal): Promise<PlanState> {
      const http = api()
      const people = await preview(request, { api: http, directory, rules: rules(), signal })
      // It took a while: nothing of a session gone by may get into the next.
      if (http !== api()) throw new ApiError({ kind: 'unauthorized' })
      return add(createPlan(people, { ...identity(), source: request.source }))
    },

    states: (): PlanState[] => [...plans.values()].map(stateOf),

    /** Null where there is no such plan (any more), as with all that follow. */
    state: found(async (plan: Plan) => {
      if (!active.has(plan.state)) await guard(plan)
      return stateOf(plan)
    }),

    rows: found((plan: Plan, { page, size, state }: PlanRowsRequest): PlanRows => {
      const rows = [...plan.rows.entries()].filter(
        ([, { outcome }]) => state === null || outcome.state === state,
      )
      const from = (page - 1) * size
      return {
        rows: rows.slice(from, from + size).map(([place, row]) => shown(row, place)),
        total: rows.length,
      }
    }),

    /** Takes rows out of a plan that was not run yet, or puts them back. */
    setExcluded: found(
      async (plan: Plan, { rows, out }: { planId: string; rows: number[]; out: boolean }) => {
        if (plan.state !== 'ready') return stateOf(plan)
        const concerned = rows.flatMap((place) => plan.rows[place] ?? [])
        for (const row of concerned) {
          if (row.request === null || (row.outcome.state === 'out') === out) continue
          if (out && row.outcome.state !== 'waiting') continue
          row.outcome = { state: out ? 'out' : 'waiting' }
        }
        for (const person of new Set(concerned.map((row) => row.person))) assess(person, rules())
        recount(plan)
        await guard(plan)
        return tell(plan)
      },
    ),

    /** Runs a plan, or goes on with it, unless a guard keeps that: then it is among the guards. */
    run: found(async (plan: Plan, { confirmed }: { planId: string; confirmed: Confirmed }) => {
      await start(plan, confirmed, ['ready', 'paused'])
      return tell(plan)
    }),

    /** Runs once more what has failed, with the same guards. Where it is not known, it is only read again. */
    retryFailed: found(async (plan: Plan, { confirmed }: { planId: string; confirmed: Confirmed }) => {
      await start(plan, confirmed, ['ended'])
      return tell(plan)
    }),

    /** Begins nothing more; what was sent is seen to its end. */
    pause: found(pause),

    /** Ends a run before its end. What was not sent is skipped. */
    cancel: found((plan: Plan) => {
      if (plan.state !== 'running' && plan.state !== 'paused') return stateOf(plan)
      plan.stop.abort()
      plan.over = plan.over.then(() => {
        for (const row of plan.rows) {
          if (row.outcome.state === 'waiting')
            setOutcome(plan, row, {
              state: 'skipped',
              reason: 'cancelled',
              says: 'The run was cancelled.',
              at: now(),
            })
        }
      })
      begin(plan, 'ending')
      return tell(plan)
    }),

    /** Forgets a plan; what was sent is seen to its end. */
    discard: found((plan: Plan) => {
      plan.stop.abort()
      advance(plan, now(), { state: 'discarded' })
      const state = tell(plan)
      plans.delete(plan.id)
      return state
    }),

    /** A plan that takes back what a plan has done. */
    undo: found((plan: Plan) => {
      if (plan.state !== 'ended') return null
      const people = peopleToUndo(plan, directory.get, rules())
      return add(createPlan(people, { ...identity(), source: 'undo', undoes: plan }))
    }),

    receipt: found((plan: Plan, request: ReceiptRequest) => receipt(plan, request, rules().roles)),

    /** Pauses every plan that runs. */
    pauseAll() {
      for (const plan of plans.values()) pause(plan)
    },

    /** Forgets all plans. What was sent is seen to its end. */
    forget() {
      for (const { stop } of plans.values()) stop.abort()
      plans.clear()
    },
  }

  function identity() {
    // Not crypto.randomUUID, which a page served without TLS has not.
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
    return { id: random.toString(16).padStart(8, '0'), now: now() }
  }
}

/** The operation of a row, on the person as the rows before it leave them. */
function pending(row: Row): PendingOperation[] {
  const user = before(row)
  return user && row.request ? [{ user, request: row.request }] : []
}

const busy: Guard = {
  name: 'busy',
  verdict: 'blocks',
  known: true,
  count: 1,
  says: 'Another plan is running. Wait for its end, or pause it.',
  confirmed: false,
}
