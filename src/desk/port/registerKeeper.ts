import { isOwn, serviceWorkerUrl, toTrustedUrl } from './startWorker.ts'

/**
 * Registers the service worker that keeps the session over a reload (`serviceWorker.ts`). Not where each tab has a desk of its
 * own, which no service worker can reach.
 */
export function registerKeeper() {
  // In development the desk's script has another address, which the service worker does not know.
  if (!import.meta.env.PROD || isOwn || !('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register(toTrustedUrl(serviceWorkerUrl), { updateViaCache: 'none' })
    // Where it is refused, such as in a private window, a reload signs out.
    .catch(() => {})
}
