import type { Explanation } from './explain.ts'

/** What can be done about what the message says. */
interface Action {
  name: string
  run: () => void
}

/** What went wrong where no form is left to say it. */
interface Trouble {
  title: string
  error: Error
  explanation?: Explanation
}

interface Message {
  id: number
  text: string
  action: Action | null
  trouble: Trouble | null
  /** Whether it stays until it is sent away or another takes its place. */
  stays: boolean
}

/** The one message about what was done last. Module state: whoever did it need not know where it is shown. */
let current: Message | null = null
const listeners = new Set<() => void>()

/** Says what happened and to whom; takes the place of the last message. */
export function announce(text: string, action: Action | null = null, stays = false) {
  set({ id: (current?.id ?? 0) + 1, text, action, trouble: null, stays })
}

/** Says what went wrong; takes the place of the last message, and stays until it is sent away. */
export function complain(trouble: Trouble) {
  set({ id: (current?.id ?? 0) + 1, text: '', action: null, trouble, stays: true })
}

/** Takes the message away. */
export function clearStatus() {
  if (current !== null) set(null)
}

/** For useSyncExternalStore. */
export function subscribeStatus(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The message shown now. */
export function currentStatus() {
  return current
}

function set(next: typeof current) {
  current = next
  for (const listener of listeners) listener()
}
