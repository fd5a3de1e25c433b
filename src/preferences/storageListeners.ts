import { canStore } from '../desk/port/storageAccess.ts'
import { createListeners } from '../ui/createListeners.ts'

/**
 * Creates the listeners of a value in the browser's storage. `read` reads it whenever another tab has changed it, or may
 * have while this page was in the back-forward cache. `subscribe` is for `useSyncExternalStore`, `notify` for changes in
 * this tab.
 */
export function createStorageListeners(storageKey: string, read: () => void) {
  const listeners = createListeners()
  const readAgain = () => {
    read()
    listeners.notify()
  }
  // Also while nobody is subscribed: the palette reads the views on any page.
  globalThis.window?.addEventListener('storage', ({ key }) => {
    if (key === storageKey) readAgain()
  })
  globalThis.window?.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && canStore) readAgain()
  })
  return listeners
}
