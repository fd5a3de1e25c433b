import { ApiError } from '../../api/error.ts'
import type { Role } from '../../api/schema.ts'
import type { RefusedResends } from '../../operations/invitation.ts'
import type { Permission } from '../../operations/operation.ts'
import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { RunDependencies } from './runDependencies.ts'
import type { ReceiptRequest } from './receipt.ts'
import type { ExcludeRowsRequest, PlanRequest, PlanRows, PlanRowsRequest, PlanState } from './types.ts'

/**
 * Plans, as pages call them. Methods with a `planId` return null if there is no such plan. What needs a session throws
 * ApiError without one.
 */
export interface PlanMethods {
  /** Returns the id of the admin's own account, or null if it is not set. */
  me: () => string | null
  setMe: (input: { userId: string | null }) => void
  /** Creates a plan. Nothing is changed before it is run. Throws ApiError. */
  plan: (request: PlanRequest, signal: AbortSignal) => Promise<PlanState>
  /** Lists all plans. Works without a session too: progress says nothing about people. */
  plans: () => Promise<PlanState[]>
  /** Returns a plan with up-to-date guards. */
  planState: (input: { planId: string }) => Promise<PlanState | null>
  planRows: (request: PlanRowsRequest) => Promise<PlanRows | null>
  /** Excludes rows from a plan that has not run yet, or includes them again. */
  setExcluded: (request: ExcludeRowsRequest) => Promise<PlanState | null>
  /** Runs or resumes a plan. If a guard prevents it, the returned guards say so. */
  runPlan: (input: { planId: string; confirmed: Confirmed }, signal: AbortSignal) => Promise<PlanState | null>
  /** Runs the failed rows once more. */
  retryFailed: (
    input: { planId: string; confirmed: Confirmed },
    signal: AbortSignal,
  ) => Promise<PlanState | null>
  controlPlan: (input: { planId: string; what: 'pause' | 'cancel' | 'discard' }) => Promise<PlanState | null>
  /** Creates a plan that undoes what a plan has done. Also returns null if that plan has not ended. */
  undoPlan: (input: { planId: string }) => Promise<PlanState | null>
  /** Returns the receipt as chunks of text. */
  receipt: (request: ReceiptRequest) => Promise<string[] | null>
}

interface Dependencies extends Omit<RunDependencies, 'rules'> {
  lacks: () => readonly Permission[]
  /** Which invitations the API refuses to resend. */
  refused: () => RefusedResends
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Reads the roles. Throws ApiError. */
  listRoles: (signal: AbortSignal) => Promise<unknown>
  /** Called when a plan has changed. */
  changed: (state: PlanState) => void
}

/** Creates the methods for plans. Their code is loaded with the first plan. */
export function createPlanMethods({ lacks, refused, roles, listRoles, ...dependencies }: Dependencies) {
  const { api } = dependencies
  let me: string | null = null
  const plans = lazy(async () => {
    const { createPlans } = await import('./plans.ts').catch(throwNotLoaded)
    const rules = () => ({ lacks: lacks(), roles: roles(), refused: refused() })
    return createPlans({ ...dependencies, me: () => me, rules })
  })

  /** Reads the roles if they are not known. Only a 401 is thrown: without role names, guards say what they can't check. */
  const ensureRoles = async (signal: AbortSignal) => {
    try {
      if (roles().length === 0) await listRoles(signal)
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    }
  }

  /** Returns the plans to signed-in admins only, since plans outlive a locked session. Throws ApiError. */
  const plansInSession = async () => {
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
    planRows: async (request) => (await plansInSession()).rows(request),
    setExcluded: async (request) => (await plansInSession()).setExcluded(request),

    async runPlan(input, signal) {
      await ensureRoles(signal)
      return (await plans.get()).run(input)
    },

    async retryFailed(input, signal) {
      await ensureRoles(signal)
      return (await plans.get()).retryFailed(input)
    },

    async controlPlan({ what, ...input }) {
      // Anyone at the locked page may pause a run. What can't be taken back needs a session.
      const allowed = await (what === 'pause' ? plans.get() : plansInSession())
      return allowed[what](input)
    },

    undoPlan: async (input) => (await plansInSession()).undo(input),
    receipt: async (request) => (await plansInSession()).receipt(request),
  }

  return {
    methods,
    ensureRoles,
    /** The plans themselves, for `desk/carry.ts`. */
    plans,

    /** Pauses every running plan. */
    pause: () => void plans.ifAny()?.then((loaded) => loaded.pauseAll()),

    /** Removes all plans, and the admin's own account. */
    forget() {
      me = null
      void plans.ifAny()?.then((loaded) => loaded.forget())
    },
  }
}
