import { appName } from '../text/appName.ts'
import { createStorageListeners } from './storageListeners.ts'

/** What the card "First five minutes" asks for, in its order. */
export const steps = ['find', 'select', 'review', 'run', 'undo'] as const
export type Step = (typeof steps)[number]

/** Which steps were done in this browser, and whether the card was dismissed. */
export interface FirstSteps {
  done: readonly Step[]
  isDismissed: boolean
}

const storageKey = `${appName}-first-steps`
const listeners = createStorageListeners(storageKey, () => {
  current = load()
})
let current = load()

/** Returns the first steps as they are now. */
export function firstSteps(): FirstSteps {
  return current
}

/** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
export const subscribeFirstSteps = listeners.subscribe

/** Ticks a step that was done. */
export function completeStep(step: Step) {
  if (!current.isDismissed && !current.done.includes(step))
    save({ ...current, done: [...current.done, step] })
}

/** Hides the card until `showFirstSteps`. */
export function dismissFirstSteps() {
  save({ ...current, isDismissed: true })
}

/** Shows the card again, with nothing ticked. */
export function showFirstSteps() {
  save({ done: [], isDismissed: false })
}

function save(next: FirstSteps) {
  current = next
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Storage is blocked or full: it lasts until the page is closed.
  }
  listeners.notify()
}

/** Loads what was saved, without what is invalid. */
function load(): FirstSteps {
  try {
    const { done, isDismissed } = Object(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
    return {
      done: Array.isArray(done) ? steps.filter((step) => done.includes(step)) : [],
      isDismissed: isDismissed === true,
    }
  } catch {
    return { done: [], isDismissed: false }
  }
}
