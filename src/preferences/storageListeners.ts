import { createListeners } from '../ui/createListeners.ts'

/**
 * Creates the listeners of a value in the browser's storage. `onOtherTab` gets the stored text whenever another tab has
 * changed it. `subscribe` is for `useSyncExternalStore`, `notify` for changes in this tab.
 */
export function createStorageListeners(storageKey: string, onOtherTab: (stored: string | null) => void) {
  const listeners = createListeners()
  // Also while nobody is subscribed: the palette reads the views on any page.
  globalThis.window?.addEventListener('storage', ({ key, newValue }) => {
    if (key !== storageKey) return
    onOtherTab(newValue)
    listeners.notify()
  })
  return listeners
}
