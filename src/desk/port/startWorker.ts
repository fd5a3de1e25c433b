import { appName } from '../../text/appName.ts'
import type { Port } from './rpc.ts'
import { canStore } from './storageAccess.ts'
import url from './worker.ts?worker&url'

declare global {
  interface WorkerOptions {
    /** Keeps a SharedWorker alive while its only page reloads. Supported by Chromium. */
    extendedLifetime?: boolean
  }
}

/** Address of the service worker that keeps the session over a reload where the browser ends the SharedWorker. */
export const serviceWorkerUrl = `${import.meta.env.BASE_URL}sw.js`

/** Whether the browser keeps a SharedWorker over the reload of its only page: then it reads the option that asks for it. */
export let survivesReload = false

/** Whether this tab has a desk of its own, which ends with it. */
export const isOwn = typeof SharedWorker === 'undefined' || !canStore

/** Whether a reload of the last tab signs out: nothing keeps the desk, or its state (registerKeeper.ts). */
export function isLostOnReload(): boolean {
  return isOwn || !(survivesReload || 'serviceWorker' in navigator)
}

/** Starts the desk's worker: one for all tabs, or one for this page where the browser has no SharedWorker. */
export function startWorker(): { port: Port; worker: SharedWorker | Worker } {
  const options = {
    type: 'module',
    name: appName,
    get extendedLifetime() {
      return (survivesReload = true)
    },
  } as const
  const source = toTrustedUrl(url)
  if (!isOwn) {
    const shared = new SharedWorker(source, options)
    return { port: shared.port, worker: shared }
  }
  const dedicated = new Worker(source, options)
  return { port: dedicated, worker: dedicated }
}

let policy: Pick<TrustedTypePolicy, 'createScriptURL'> | undefined

/** Converts an address to a TrustedScriptURL where the browser has Trusted Types. The policy allows only these two. */
export function toTrustedUrl(source: string): string {
  policy ??= window.trustedTypes?.createPolicy('desk', {
    createScriptURL(candidate: string) {
      if (candidate !== url && candidate !== serviceWorkerUrl) throw new TypeError('Not the URL of a worker.')
      return candidate
    },
  })
  // TypeScript's types of Worker accept strings only; browsers also accept a TrustedScriptURL.
  return (policy?.createScriptURL(source) ?? source) as string
}
