import type { ApiError } from '../../api/error.ts'
import type { Desk, DeskEvents } from '../interface.ts'
import { call, type Port } from './rpc.ts'
import type { SessionState } from '../session/session.ts'
import type { TabMethods } from './tabs.ts'
import url from './worker.ts?worker&url'

declare global {
  interface WorkerOptions {
    /** Keeps a SharedWorker over the reload of its only page, where the browser knows it (Chromium). */
    extendedLifetime?: boolean
  }
}

/** Thrown by every call once the desk's worker is known not to run. */
class DeskLost extends Error {
  override readonly name = 'DeskLost'
}

type Listener<E extends keyof DeskEvents> = (detail: DeskEvents[E]) => void

const listeners: { [E in keyof DeskEvents]: Set<Listener<E>> } = {
  session: new Set(),
  countdown: new Set(),
  users: new Set(),
  directory: new Set(),
  plan: new Set(),
  journal: new Set(),
  tabs: new Set(),
}

const { port, worker } = startWorker()
const { remote, lose } = call<Desk & TabMethods>(port, (event, detail) => {
  for (const listener of listeners[event as keyof DeskEvents]) listener(detail as never)
})
worker.addEventListener('error', (event) => {
  // An ErrorEvent is an exception inside a dedicated worker, which goes on.
  if (!(event instanceof ErrorEvent)) lose(new DeskLost('The worker could not be started.'))
})

/** The desk, as a page calls it. */
export const desk: Omit<typeof remote, 'hello' | 'bye'> = remote

/** Listens to what the desk tells; gives what ends that. */
export function onDesk<E extends keyof DeskEvents>(event: E, listener: Listener<E>): () => void {
  listeners[event].add(listener)
  return () => listeners[event].delete(listener)
}

/** Says that this tab is there and gives the session as it is. To be called at the start and after bfcache. */
export async function attach(): Promise<SessionState> {
  return remote.hello({ lock: await heldLock() })
}

/** Says that this tab goes. */
export function detach() {
  void remote.bye()
  // WebKit takes it from a page in the back-forward cache: whoever comes back needs another one.
  lock = undefined
}

let lock: Promise<string | null> | undefined

/** A Web Lock that this page holds until it goes. Null where there are none (plain http). */
function heldLock(): Promise<string | null> {
  lock ??= new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(null)
    const name = `roster-tab-${crypto.randomUUID()}`
    navigator.locks
      .request(name, () => {
        resolve(name)
        return new Promise(() => {})
      })
      // It was taken, and so the tab is gone or in the back-forward cache.
      .catch(() => {})
  })
  return lock
}

function startWorker(): { port: Port; worker: SharedWorker | Worker } {
  const options = { type: 'module', name: 'roster', extendedLifetime: true } as const
  const source = trusted(url)
  if (typeof SharedWorker === 'undefined') {
    const dedicated = new Worker(source, options)
    return { port: dedicated, worker: dedicated }
  }
  const shared = new SharedWorker(source, options)
  return { port: shared.port, worker: shared }
}

/** The worker's URL as a TrustedScriptURL, where the browser wants one: the one policy, which passes this one URL. */
function trusted(source: string): string {
  const policy = window.trustedTypes?.createPolicy('desk', {
    createScriptURL(candidate) {
      if (candidate !== source) throw new TypeError('Not the worker of the desk.')
      return candidate
    },
  })
  // TypeScript's Worker takes strings only; a TrustedScriptURL is taken where Trusted Types are required.
  return (policy?.createScriptURL(source) ?? source) as string
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError | DeskLost
  }
}
