import { desk, onDesk } from '../desk/port/client.ts'
import type { PlanState } from '../desk/plan/types.ts'
import { announce } from '../ui/status.ts'
import { count } from '../ui/count.ts'
import { isLastTab } from '../desk/port/lastTab.ts'

// Of plans that are under way this tab knows no more than their state: nothing about people is kept when the session ends.
const plans = new Map<string, PlanState>()
let shown: PlanState | null = null
const listeners = new Set<() => void>()

/** For useSyncExternalStore. */
export function subscribeRunning(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The plan that is running, else one that was paused; null where there is none. */
export function runningPlan(): PlanState | null {
  return shown
}

/** How many rows of a plan are over, and how many there are. */
export function progressOf({ counts }: PlanState): { over: number; all: number } {
  const { waiting, running, done, failed, skipped, unknown } = counts
  const over = done + failed + skipped + unknown
  return { over, all: over + waiting + running }
}

const isUnderWay = ({ state }: PlanState) => state === 'running' || state === 'ending' || state === 'paused'
const isRunning = ({ state }: PlanState) => state === 'running' || state === 'ending'

function note(plan: PlanState) {
  const before = plans.get(plan.id)
  if (isUnderWay(plan)) plans.set(plan.id, plan)
  else plans.delete(plan.id)
  if (before && isRunning(before) && !isRunning(plan)) tellEnd(plan)
  refresh()
}

function refresh() {
  const all = [...plans.values()]
  shown = all.find(isRunning) ?? all[0] ?? null
  for (const listener of listeners) listener()
}

function tellEnd({ title, state, error, counts }: PlanState) {
  if (state === 'ended') {
    const { done, failed, skipped, unknown } = counts
    announce(
      `${title}: ${count(done)} done, ${count(failed)} failed, ${count(skipped)} skipped, ${count(unknown)} unknown.`,
    )
  } else if (state === 'paused' && error !== null && error !== 'unauthorized') {
    announce(`${title} has paused by itself. Its page says why.`)
  }
}

onDesk('plan', note)
onDesk('session', ({ signedIn, ended }) => {
  if (signedIn) void ask()
  else if (ended !== 'expired' && ended !== 'locked') {
    plans.clear()
    refresh()
  }
})

async function ask() {
  try {
    for (const plan of await desk.plans()) note(plan)
  } catch {
    // Without the desk nothing runs; the page itself says so.
  }
}
void ask()

// What is under way ends with the last tab: the desk forgets everything soon after.
window.addEventListener('beforeunload', (event) => {
  if (shown !== null && isLastTab()) event.preventDefault()
})
