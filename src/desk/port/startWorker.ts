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

/** Starts the desk's worker: one for all tabs, or one for this page where the browser has no SharedWorker. */
export function startWorker(): { port: Port; worker: SharedWorker | Worker } {
  const options = { type: 'module', name: appName, extendedLifetime: true } as const
  const source = toTrustedUrl(url)
  if (typeof SharedWorker !== 'undefined' && canStore) {
    const shared = new SharedWorker(source, options)
    return { port: shared.port, worker: shared }
  }
  const dedicated = new Worker(source, options)
  return { port: dedicated, worker: dedicated }
}

/** Converts the worker's URL to a TrustedScriptURL where the browser has Trusted Types. The policy allows no other URL. */
function toTrustedUrl(source: string): string {
  const policy = window.trustedTypes?.createPolicy('desk', {
    createScriptURL(candidate) {
      if (candidate !== source) throw new TypeError('Not the URL of the worker.')
      return candidate
    },
  })
  // TypeScript's types of Worker accept strings only; browsers also accept a TrustedScriptURL.
  return (policy?.createScriptURL(source) ?? source) as string
}
