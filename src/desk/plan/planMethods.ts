import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import type { Permission } from '../../operations/operation.ts'
import type { Directory } from '../directory/directory.ts'
import { lazy } from '../async/lazy.ts'
import type { ReceiptRequest } from './receipt.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { PlanRequest, PlanRows, PlanRowsRequest, PlanState } from './types.ts'
import type { RunDependencies } from './work.ts'

/** What a page may ask of the desk about plans. */
export interface PlanMethods {
  /** The admin's own account, for as long as the desk remembers; null where it was not told. */
  me: () => string | null
  setMe: (input: { userId: string | null }) => void
  /** Makes a plan, which does nothing before it is run. */
  plan: (request: PlanRequest, signal: AbortSignal) => Promise<PlanState>
  /** All of them, also where nobody is signed in: how far they are says nothing about people. */
  plans: () => Promise<PlanState[]>
  /** A plan, its guards computed anew. This and what follows give null where there is no such plan (any more). */
  planState: (input: { planId: string }) => Promise<PlanState | null>
  planRows: (request: PlanRowsRequest) => Promise<PlanRows | null>
  /** Takes rows out of a plan, or puts them back, before it is run. */
  setExcluded: (input: { planId: string; rows: number[]; out: boolean }) => Promise<PlanState | null>
  /** Runs a plan or goes on with it. Where a guard keeps that, it is among the plan's guards and not confirmed. */
  runPlan: (input: { planId: string; confirmed: Confirmed }, signal: AbortSignal) => Promise<PlanState | null>
  /** Runs what has failed once more. */
  retryFailed: (
    input: { planId: string; confirmed: Confirmed },
    signal: AbortSignal,
  ) => Promise<PlanState | null>
  controlPlan: (input: { planId: string; what: 'pause' | 'cancel' | 'discard' }) => Promise<PlanState | null>
  /** A new plan, which takes back what a plan has done; null as well where that one has not ended. */
  undoPlan: (input: { planId: string }) => Promise<PlanState | null>
  /** What was asked and what came of it, as the pieces of a text. */
  receipt: (request: ReceiptRequest) => Promise<string[] | null>
}

interface Dependencies extends Omit<RunDependencies, 'rules'> {
  lacks: () => readonly Permission[]
  /** The roles as far as they are known. */
  roles: () => readonly Role[]
  /** Gets them known. Throws ApiError. */
  listRoles: (signal: AbortSignal) => Promise<void>
  directory: Directory
  onRead: (api: Api, users: readonly User[]) => void
  changed: (state: PlanState) => void
}

/** The plans as pages use them; their code is loaded with the first one. */
export function createPlanMethods({ lacks, roles, listRoles, ...around }: Dependencies) {
  const { api } = around
  let me: string | null = null
  const plans = lazy(async () => {
    const { createPlans } = await import('./plans.ts')
    return createPlans({ ...around, me: () => me, rules: () => ({ lacks: lacks(), roles: roles() }) })
  })

  /** Who is an owner, and what grows or shrinks access, is known by the names of roles; without them, guards say so. */
  const ensureRoles = async (signal: AbortSignal) => {
    try {
      if (roles().length === 0) await listRoles(signal)
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    }
  }

  /** The plans, for whoever is signed in: they outlive a session that was locked. Throws ApiError. */
  const mine = async () => {
    api()
    return plans.get()
  }

  const methods: PlanMethods = {
    me: () => me,

    setMe({ userId }) {
      me = userId
    },

    async plan(request, signal) {
      await ensureRoles(signal)
      return (await plans.get()).make(request, signal)
    },

    plans: async () => (await plans.ifAny())?.states() ?? [],
    planState: async (input) => (await plans.get()).state(input),
    planRows: async (request) => (await mine()).rows(request),
    setExcluded: async (input) => (await mine()).setExcluded(input),

    async runPlan(input, signal) {
      await ensureRoles(signal)
      return (await plans.get()).run(input)
    },

    async retryFailed(input, signal) {
      await ensureRoles(signal)
      return (await plans.get()).retryFailed(input)
    },

    controlPlan: async ({ what, ...input }) =>
      // A run can be paused by whoever sees the lock; what can't be taken back takes a session.
      (await (what === 'pause' ? plans.get() : mine()))[what](input),
    undoPlan: async (input) => (await mine()).undo(input),
    receipt: async (request) => (await mine()).receipt(request),
  }

  return {
    methods,
    ensureRoles,

    /** Pauses what runs. */
    pause: () => void plans.ifAny()?.then((loaded) => loaded.pauseAll()),

    forget() {
      me = null
      void plans.ifAny()?.then((loaded) => loaded.forget())
    },
  }
}
