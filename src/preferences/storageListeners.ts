/**
 * Creates the listeners of a value in the browser's storage. `onOtherTab` gets the stored text whenever another tab has
 * changed it.
 */
export function createStorageListeners(storageKey: string, onOtherTab: (stored: string | null) => void) {
  const listeners = new Set<() => void>()
  return {
    /** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
    subscribe(listener: () => void): () => void {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        if (key !== storageKey) return
        onOtherTab(newValue)
        listener()
      }
      listeners.add(listener)
      window.addEventListener('storage', onStorage)
      return () => {
        listeners.delete(listener)
        window.removeEventListener('storage', onStorage)
      }
    },

    /** Calls the listeners of this tab. */
    notify() {
      for (const listener of listeners) listener()
    },
  }
}
