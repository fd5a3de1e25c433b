/**
 * Whether the browser lets this site store anything. Where all cookies are blocked it does not: it then refuses Web Locks
 * too, and a SharedWorker never starts.
 */
export const canStore = isStorageAllowed()

function isStorageAllowed(): boolean {
  try {
    return Boolean(localStorage)
  } catch {
    return false
  }
}
