import type { Transport } from '../../api/http.ts'
import { createDesk } from '../desk.ts'
import type { DeskEvents } from '../interface.ts'
import { createAskAhead, type FirstCall } from './askAhead.ts'
import { createDrafts } from './drafts.ts'
import { type Port, serve } from './rpc.ts'
import type { SessionState } from '../session/sessionState.ts'

/** What a tab calls to manage its own presence, over the same port as the desk's methods. */
export interface TabMethods {
  /** Attaches the tab. */
  attachTab: () => SessionState
  /** Names a Web Lock that the tab holds as long as it lives. When it is released, the tab counts as closed. */
  holdLock: (input: { lock: string }) => void
  /**
   * Detaches the tab: it was closed, reloaded, left, or put into the back-forward cache. `next` is what its page would ask first
   * after a reload.
   */
  detachTab: (input: { next: readonly FirstCall[] }) => void
  /** Number of attached tabs. */
  tabs: () => number
  /** Resolves while the desk is alive. */
  ping: () => void
  /** Keeps unsaved text over a reload of its page, in memory. */
  saveDrafts: (input: { texts: unknown }) => void
  /** Whether there is unsaved text. */
  hasDrafts: () => boolean
  /** Returns the unsaved text and forgets it; returns null if there is none. */
  takeDrafts: () => unknown
}

/**
 * Messages between desks: of other versions of Roster, or of single tabs where there is no SharedWorker. Versions that
 * run side by side share this format. `parked?` asks for drafts. The token is never part of a message.
 */
export type Broadcast = 'signed out' | 'locked' | 'parked?' | { drafts: unknown }

interface Dependencies {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  /** Requests the file with the server's settings. */
  loadSettings?: (signal: AbortSignal) => Promise<Response>
  /** Resolves when the named Web Lock is free, which means that its tab is gone, even by a crash. */
  lockReleased: (lock: string) => Promise<void>
  /** Time after the last tab was closed until everything is forgotten, in milliseconds. */
  graceMs: number
  /** Calls `tick` every `ms` milliseconds; returns what stops it. */
  every: (ms: number, tick: () => void) => () => void
  /** Called with the number of attached tabs when it changes. */
  counted?: (tabs: number) => void
  /** Connects this desk to the others. */
  channel: { post: (message: Broadcast) => void; listen: (listener: (message: Broadcast) => void) => void }
}

/** Attaches every tab of the browser to one desk, sends them its events, and forgets everything after the last one. */
export function createTabs({
  lockReleased,
  graceMs,
  channel,
  counted = () => {},
  ...dependencies
}: Dependencies) {
  const { transport } = dependencies
  const attached = new Map<object, (event: string, detail: unknown) => void>()
  let grace = new AbortController()
  const drafts = createDrafts(channel.post)

  const notifyAll = <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => {
    // What was asked before is outdated by these.
    if (event === 'session' || event === 'users') ahead.forget()
    for (const notify of attached.values()) notify(event, detail)
  }
  const desk = createDesk({ ...dependencies, notify: notifyAll })
  const ahead = createAskAhead(desk, transport.delay)
  const countChanged = () => {
    notifyAll('tabs', attached.size)
    counted(attached.size)
  }

  const end = (ended: 'signed out' | 'locked') => {
    drafts.forget()
    if (ended === 'locked') desk.lock()
    else desk.signOut()
  }

  channel.listen((message) => {
    if (message === 'signed out') {
      if (desk.session().signedIn || desk.session().ended === 'locked') end(message)
    } else if (message === 'locked') end(message)
    else drafts.receive(message)
  })
  channel.post('parked?')

  const detach = (tab: object) => {
    if (!attached.delete(tab)) return
    countChanged()
    if (attached.size > 0) return
    grace = new AbortController()
    const forget = () => {
      drafts.forget()
      desk.own.forget()
    }
    transport.delay(graceMs, grace.signal).then(forget, () => {})
  }

  return {
    ...desk.own,
    drafts,
    /** Number of attached tabs. */
    count: () => attached.size,

    /** Serves a tab over its port. It gets events once it has called `attachTab`. */
    attach(port: Port) {
      const tab = {}
      let currentLock: string | null = null
      const tabMethods: TabMethods = {
        attachTab() {
          grace.abort()
          attached.set(tab, notify)
          countChanged()
          return desk.session()
        },
        holdLock({ lock }) {
          currentLock = lock
          void lockReleased(lock).then(() => currentLock === lock && detach(tab))
        },
        detachTab({ next }) {
          // From the back-forward cache the tab returns with another lock, and this one may be released after that.
          currentLock = null
          detach(tab)
          ahead.ask(next)
        },
        tabs: () => attached.size,
        ping: () => {},
        saveDrafts: ({ texts }) => drafts.save(texts),
        hasDrafts: () => drafts.get() !== null,
        takeDrafts: drafts.take,
      }
      // These also end the session of every other desk.
      const ends = {
        signOut() {
          end('signed out')
          channel.post('signed out')
        },
        lock() {
          end('locked')
          channel.post('locked')
        },
      }
      const { own: _, ...methods } = desk
      const { users, user, roles } = ahead
      const notify = serve(port, { ...methods, users, user, roles, ...tabMethods, ...ends })
    },
  }
}
