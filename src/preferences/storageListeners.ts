/**
 * Creates the listeners of a value in the browser's storage. `onOtherTab` gets the stored text whenever another tab has
 * changed it.
 */
export function createStorageListeners(storageKey: string, onOtherTab: (stored: string | null) => void) {
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  // Also while nobody is subscribed: the palette reads the views on any page.
  globalThis.window?.addEventListener('storage', ({ key, newValue }) => {
    if (key !== storageKey) return
    onOtherTab(newValue)
    notify()
  })
  return {
    /** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Calls the listeners of this tab. */
    notify,
  }
}
