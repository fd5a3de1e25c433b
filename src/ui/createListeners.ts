/** Creates what a store for `useSyncExternalStore` needs beside its value: a list of listeners. */
export function createListeners() {
  const listeners = new Set<() => void>()
  return {
    /** Adds a listener. Returns a function that removes it. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Calls all listeners. */
    notify() {
      for (const listener of listeners) listener()
    },
  }
}
