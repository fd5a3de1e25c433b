import type { ApiError } from '../../api/error.ts'
import type { Desk, DeskEvents } from '../interface.ts'
import { appName } from '../../text/appName.ts'
import { call, type Port } from './rpc.ts'
import type { SessionState } from '../session/sessionState.ts'
import type { TabMethods } from './tabs.ts'
import { canStore } from './storageAccess.ts'
import url from './worker.ts?worker&url'

declare global {
  interface WorkerOptions {
    /** Keeps a SharedWorker alive while its only page reloads. Supported by Chromium. */
    extendedLifetime?: boolean
  }
}

/** Rejects every call once the worker is known not to run. */
class DeskLost extends Error {
  override readonly name = 'DeskLost'
}

type Listener<E extends keyof DeskEvents> = (detail: DeskEvents[E]) => void

const listeners: { [E in keyof DeskEvents]: Set<Listener<E>> } = {
  session: new Set(),
  countdown: new Set(),
  users: new Set(),
  directory: new Set(),
  invitations: new Set(),
  plan: new Set(),
  journal: new Set(),
  tabs: new Set(),
}

const { port, worker } = startWorker()
const { remote, lose } = call<Desk & TabMethods>(port, (event, detail) => {
  for (const listener of listeners[event as keyof DeskEvents]) listener(detail as never)
})
worker.addEventListener('error', (event) => {
  // An ErrorEvent is an exception inside a dedicated worker, which continues to run.
  if (!(event instanceof ErrorEvent)) lose(new DeskLost('The worker could not be started.'))
})

/** The desk's methods, called over the port. */
export const desk: Omit<typeof remote, 'attachTab' | 'detachTab'> = remote

/** Listens to an event of the desk. Returns a function that stops listening. */
export function onDesk<E extends keyof DeskEvents>(event: E, listener: Listener<E>): () => void {
  listeners[event].add(listener)
  return () => listeners[event].delete(listener)
}

/** Attaches this tab to the desk and returns the session. Call it at the start and after the back-forward cache. */
export async function attach(): Promise<SessionState> {
  return remote.attachTab({ lock: await acquireTabLock() })
}

/** Detaches this tab, because its page is left. */
export function detach() {
  void remote.detachTab()
  // WebKit releases the locks of a page in the back-forward cache, so a page that returns needs a new one.
  tabLock = undefined
}

let tabLock: Promise<string | null> | undefined

/** Acquires a Web Lock that this page holds as long as it lives. Null on plain http and where all cookies are blocked. */
function acquireTabLock(): Promise<string | null> {
  tabLock ??= new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(null)
    const name = `${appName}-tab-${crypto.randomUUID()}`
    navigator.locks
      .request(name, () => {
        resolve(name)
        return new Promise(() => {})
      })
      // Rejects where it is refused, and when it is taken away: the tab is gone or in the back-forward cache.
      .catch(() => resolve(null))
  })
  return tabLock
}

function startWorker(): { port: Port; worker: SharedWorker | Worker } {
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

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError | DeskLost
  }
}
