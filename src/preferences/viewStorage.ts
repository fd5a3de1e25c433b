import { appName } from '../text/appName.ts'
import { createStorageListeners } from './storageListeners.ts'

// Saved views in this browser, apart from the preferences: they are loaded after the table. They hold filters, never
// the search text and nobody's name or id.

const storageKey = `${appName}-views`
const listeners = createStorageListeners(storageKey, () => {
  current = undefined
})
let current: string | null | undefined

/** Returns the saved views as JSON; null where none were saved. */
export function storedViews(): string | null {
  if (current !== undefined) return current
  try {
    current = localStorage.getItem(storageKey)
  } catch {
    current = null
  }
  return current
}

/** Saves the views. Returns false where storage is blocked or full: they last until the page is closed. */
export function storeViews(json: string): boolean {
  current = json
  listeners.notify()
  try {
    localStorage.setItem(storageKey, json)
    return true
  } catch {
    return false
  }
}

/** Subscribes to changes in this tab and others, for `useSyncExternalStore`. */
export const subscribeViews = listeners.subscribe
