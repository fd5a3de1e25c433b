import { desk, onDesk } from './client.ts'

// Kept up to date in advance, because a page that is being left cannot wait for an answer.
let tabCount = 1
const listeners = new Set<() => void>()

const update = (count: number) => {
  tabCount = count
  for (const listener of listeners) listener()
}
onDesk('tabs', update)
// Without the desk there is nothing to lose.
desk.tabs().then(update, () => {})

/** Whether this is the only tab that keeps the desk alive. */
export function isLastTab(): boolean {
  return tabCount < 2
}

/** Calls the listener when the number of tabs changes. */
export function onTabs(listener: () => void) {
  listeners.add(listener)
}
