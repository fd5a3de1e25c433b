import { desk, onDesk } from './client.ts'

// Known before it is needed: a page that is left can't wait for an answer.
let tabs = 1
const listeners = new Set<() => void>()

const record = (count: number) => {
  tabs = count
  for (const listener of listeners) listener()
}
onDesk('tabs', record)
// Without the desk nothing is lost by leaving.
desk.tabs().then(record, () => {})

/** Whether no other tab keeps the desk alive. */
export function isLastTab(): boolean {
  return tabs < 2
}

/** Hears when that may have changed. */
export function onTabs(listener: () => void) {
  listeners.add(listener)
}
