import type { ApiError } from '../../api/error.ts'
import type { Desk, DeskEvents } from '../interface.ts'
import { appName } from '../../text/appName.ts'
import { deskLock } from './deskLock.ts'
import { createEarlyCalls } from './earlyCalls.ts'
import { call } from './rpc.ts'
import type { SessionState } from '../session/sessionState.ts'
import { startWorker, survivesReload } from './startWorker.ts'
import type { FirstCall } from './askAhead.ts'
import type { TabMethods } from './tabs.ts'

export { isLostOnReload, survivesReload } from './startWorker.ts'

/** Rejects every call once the worker is known not to run. */
class DeskLost extends Error {
  override readonly name = 'DeskLost'
}

type Listener<E extends keyof DeskEvents> = (detail: DeskEvents[E]) => void
type Methods = Desk & TabMethods

const listeners = new Map<string, Set<Listener<never>>>()
/** How long the worker may take to answer for the first time, in seconds. */
const startTimeout = 60
/** Events that arrived before the code that listens to them had loaded. Null once everything has. */
let missed: [event: string, detail: unknown][] | null = []

const { port, worker } = startWorker()
const notify = (event: string, detail: unknown) => {
  // What was asked early is outdated by it, and would replace what the event says.
  if (event === 'session' || event === 'users') early.forget()
  const listening = listeners.get(event)
  if (listening === undefined) missed?.push([event, detail])
  for (const listener of listening ?? []) listener(detail as never)
}
const { remote, lose } = call<Methods>(port, notify)
const early = createEarlyCalls(remote)
const loseDesk = () => lose(new DeskLost('The worker could not be started.'))
worker.addEventListener('error', (event) => {
  // An ErrorEvent is an exception inside a dedicated worker, which continues to run.
  if (!(event instanceof ErrorEvent)) loseDesk()
})

/** The desk's methods, called over the port. */
export const desk: Omit<typeof remote, 'attachTab' | 'detachTab' | 'holdLock'> = early.remote

/** Listens to an event of the desk. Returns a function that stops listening. */
export function onDesk<E extends keyof DeskEvents>(event: E, listener: Listener<E>): () => void {
  const listening = listeners.get(event) ?? new Set()
  listeners.set(event, listening.add(listener))
  const late = missed?.filter(([name]) => name === event) ?? []
  missed &&= missed.filter(([name]) => name !== event)
  for (const [, detail] of late) queueMicrotask(() => listener(detail as DeskEvents[E]))
  return () => listening.delete(listener)
}

/**
 * Attaches this tab to the desk, before the code that needs the session has loaded. `attach` then returns this answer. Call it once.
 */
export function attachEarly(): Promise<SessionState> {
  holdTabLock()
  const attached = askEarly('attachTab', undefined)
  // No page is told about an exception at the start of a SharedWorker. Seconds are counted instead of timed, because a
  // computer that wakes from sleep looks like a long silence.
  let seconds = 0
  const timer = setInterval(() => ++seconds >= startTimeout && loseDesk(), 1000)
  attached.finally(() => clearInterval(timer)).catch(() => {})
  return attached
}

/** Attaches this tab to the desk, unless that has been done early, and returns the session. */
export const attach = (): Promise<SessionState> => early.remote.attachTab()

/**
 * Attaches this tab again after the back-forward cache, where it got no events. All that listen to `session` are told the
 * session, as if it had just begun or ended, so that they ask for what they have missed.
 */
export async function attachAgain(): Promise<SessionState> {
  // WebKit has released the lock from before.
  holdTabLock()
  const state = await attach()
  notify('session', state)
  return state
}

/**
 * Whether a desk runs that is older than this tab, which may have a session, or a service worker holds the state of one. True
 * where the browser can't tell. Call it at the start: once this tab's own desk runs, it is one.
 */
export async function isDeskRunning(): Promise<boolean> {
  if (!('locks' in navigator)) return true
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === deskLock)
}

/** Calls a method before the code that needs its answer has loaded. The first equal call of `desk` takes the answer over. */
export function askEarly<M extends keyof Methods>(
  method: M,
  input: Parameters<Methods[M]>[0],
): Promise<Awaited<ReturnType<Methods[M]>>> {
  return early.start(method, input) as Promise<Awaited<ReturnType<Methods[M]>>>
}

/**
 * Ends the time in which answers and events can come before the code that needs them. Those that nobody has taken over would be
 * outdated by the time that someone asks.
 */
export function endEarly() {
  early.forget()
  missed = null
}

/**
 * Detaches this tab, because its page is left. `next` is what the page asks first if it is being reloaded: the desk asks for it
 * at once, where it outlives the page.
 */
export function detach(next: readonly FirstCall[]) {
  // Without the desk there is nothing to leave.
  remote.detachTab({ next: survivesReload ? next : [] }).catch(() => {})
}

/**
 * Requests a Web Lock that this page holds as long as it lives, and names it to the desk once it is granted. Nothing waits
 * for it. There are none on plain http and where all cookies are blocked.
 */
function holdTabLock() {
  if (!('locks' in navigator)) return
  const lock = `${appName}-tab-${crypto.randomUUID()}`
  navigator.locks
    .request(lock, () => {
      // Without the desk nobody needs to know.
      remote.holdLock({ lock }).catch(() => {})
      return new Promise(() => {})
    })
    // Rejects where it is refused, and when it is taken away: the tab is gone or in the back-forward cache.
    .catch(() => {})
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError | DeskLost
  }
}
