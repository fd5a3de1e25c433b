import { createListeners } from './createListeners.ts'
import type { Explanation } from './explain.ts'

/** A button in a message. */
interface Action {
  name: string
  run: () => void
}

/** A failure that no form or dialog is left to show. */
interface FailureMessage {
  title: string
  error: Error
  explanation?: Explanation
}

interface Message {
  id: number
  text: string
  action: Action | null
  failure: FailureMessage | null
  /** `warning`: not everything went as planned. */
  tone: 'good' | 'warning'
  /** Whether it stays until it is dismissed or replaced. */
  isPersistent: boolean
}

/** The latest message. Module state, so that any code can announce without knowing where messages are shown. */
let current: Message | null = null
const listeners = createListeners()

/** Shows and announces an outcome. Replaces the last message. */
export function announce(text: string, action: Action | null = null, isPersistent = false) {
  show({ text, action, isPersistent })
}

/** Shows and announces an outcome that is not a success, or only in part. Replaces the last message. */
export function announceWarning(text: string) {
  show({ text, tone: 'warning' })
}

/** Shows and announces a failure, until it is dismissed. Replaces the last message. */
export function announceFailure(failure: FailureMessage) {
  show({ failure })
}

/** Removes the message. */
export function clearStatus() {
  if (current !== null) set(null)
}

/** Subscribes to changes of the message, for `useSyncExternalStore`. */
export const subscribeStatus = listeners.subscribe

/** Returns the message to show; null where there is none. */
export function currentStatus() {
  return current
}

function show(message: Partial<Message>) {
  const id = (current?.id ?? 0) + 1
  set({ id, text: '', action: null, failure: null, tone: 'good', isPersistent: true, ...message })
}

function set(next: typeof current) {
  current = next
  listeners.notify()
}
