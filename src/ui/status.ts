/** The one message about what was done last. Module state: whoever did it need not know where it is shown. */
let current: { id: number; text: string } | null = null
const listeners = new Set<() => void>()

/** Says what happened and to whom; takes the place of the last message. */
export function announce(text: string) {
  set({ id: (current?.id ?? 0) + 1, text })
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
