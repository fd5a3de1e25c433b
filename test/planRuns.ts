import { ApiError } from '../src/api/error.ts'
import type { Confirmed } from '../src/desk/operate/guards.ts'
import type { PlanRow, PlanState } from '../src/desk/plan/types.ts'
import type { DeskHarness } from './deskHarness.ts'
import { neverAborts } from './neverAborts.ts'

/* Runs plans for the model tests, whatever happens to the session meanwhile. */

/** Returns the state of a plan. */
export async function stateOf({ desk, waitFor }: DeskHarness, planId: string): Promise<PlanState> {
  const state = await waitFor(desk.planState({ planId }))
  if (!state) throw new Error('There is no such plan.')
  return state
}

/** Calls the desk while signed in, and signs in again if the session has ended. */
export async function inSession<T>(
  { desk, waitFor, signIn }: DeskHarness,
  call: () => Promise<T>,
): Promise<T> {
  if (!desk.session().signedIn) await signIn()
  try {
    return await waitFor(call())
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'unauthorized') throw error
    await signIn()
    return waitFor(call())
  }
}

/** Returns the rows of a plan that are of this kind. */
export async function rowsOf<Kind extends PlanRow['kind']>(
  harness: DeskHarness,
  planId: string,
  kind: Kind,
): Promise<Extract<PlanRow, { kind: Kind }>[]> {
  const request = { planId, page: 1, size: 1000, state: null }
  const rows = await inSession(harness, () => harness.desk.planRows(request))
  return (rows?.rows ?? []).filter((row): row is Extract<PlanRow, { kind: Kind }> => row.kind === kind)
}

/** Confirms every guard. */
export async function confirmAll(harness: DeskHarness, planId: string): Promise<Confirmed> {
  const { guards } = await stateOf(harness, planId)
  const number = guards.find(({ name }) => name === 'number')?.count ?? 0
  const warnings = { owner: true, me: true, half: true, leavers: true }
  return { ...warnings, newOwners: true, elevated: true, growth: true, number }
}

/** Runs or resumes a plan. Returns whether it has started. */
export async function startRun(harness: DeskHarness, planId: string): Promise<boolean> {
  const before = await stateOf(harness, planId)
  const input = { planId, confirmed: await confirmAll(harness, planId) }
  const after = await inSession(harness, () => harness.desk.runPlan(input, neverAborts))
  return before.state !== 'running' && after?.state === 'running'
}

/** Runs the failed rows of a plan again. */
export async function retryFailed(harness: DeskHarness, planId: string) {
  const input = { planId, confirmed: await confirmAll(harness, planId) }
  await inSession(harness, () => harness.desk.retryFailed(input, neverAborts))
}

/** Runs a plan until it has ended, unless a guard prevents its start. */
export async function finishRun(harness: DeskHarness, planId: string) {
  for (let tries = 0; tries < 30; tries++) {
    const state = await harness.waitForPlan(planId)
    if (state === 'ended') return
    if (await startRun(harness, planId)) continue
    if (state === 'ready') return
    await inSession(harness, () => harness.desk.controlPlan({ planId, what: 'cancel' }))
  }
  throw new Error('The plan does not end.')
}

/** Whether no row of these is under way or unclear. Otherwise nobody could tell whose change it was. */
export function isSettled(rows: readonly PlanRow[]): boolean {
  return rows.every(({ outcome }) => !['running', 'unknown'].includes(outcome.state))
}

/** Whether the API refused a write in a way that tells that nothing was changed. */
export const isPlainRefusal = (status: number | null) => status === 429 || status === 401
