import { desk, onDesk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { createListeners } from '../ui/createListeners.ts'
import { announce, announceWarning } from '../ui/status.ts'
import { endMessage } from './planEnd.ts'
import { isLastTab } from '../desk/port/lastTab.ts'

// Plans that are running, being cancelled or paused. Only their state is kept here, so that nothing about people remains
// when the session ends.
const activePlans = new Map<string, PlanState>()
let current: PlanState | null = null
const listeners = createListeners()

/** Subscribes to the running plan, for `useSyncExternalStore`. */
export const subscribeRunning = listeners.subscribe

/** Returns the running plan, else a paused one, else null. */
export function runningPlan(): PlanState | null {
  return current
}

/** Counts the finished rows of a plan and all rows, excluded ones left out. */
export function progressOf({ counts }: PlanState): { finished: number; total: number } {
  const { waiting, running, done, failed, skipped, unknown } = counts
  const finished = done + failed + skipped + unknown
  return { finished, total: finished + waiting + running }
}

const isRunning = ({ state }: PlanState) => state === 'running' || state === 'ending'
const isActive = (plan: PlanState) => isRunning(plan) || plan.state === 'paused'

function update(plan: PlanState) {
  const before = activePlans.get(plan.id)
  // A copy, because the data of queries is emptied when the session is locked.
  if (isActive(plan)) activePlans.set(plan.id, structuredClone(plan))
  else activePlans.delete(plan.id)
  if (before && before.state !== plan.state && !isRunning(plan)) announceEnd(plan)
  notify()
}

function notify() {
  const plans = [...activePlans.values()]
  current = plans.find(isRunning) ?? plans[0] ?? null
  listeners.notify()
}

function announceEnd(plan: PlanState) {
  const message = endMessage(plan)
  if (message === null) return
  if (message.tone === 'good') announce(message.text)
  else announceWarning(message.text)
}

onDesk('plan', update)
onDesk('session', ({ signedIn, ended }) => {
  if (signedIn) void load()
  else if (ended !== 'expired' && ended !== 'locked') {
    activePlans.clear()
    notify()
  }
})

async function load() {
  try {
    const plans = await desk.plans()
    // Those that were discarded while this page was in the back-forward cache.
    for (const id of activePlans.keys()) if (plans.every((plan) => plan.id !== id)) activePlans.delete(id)
    for (const plan of plans) update(plan)
    notify()
  } catch {
    // Without the desk no plan runs, and the page shows that error itself.
  }
}
void load()

// A run ends when the last tab closes, so the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (current !== null && isLastTab()) event.preventDefault()
})
