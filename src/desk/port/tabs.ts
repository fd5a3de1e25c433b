import type { Transport } from '../../api/http.ts'
import { createDesk } from '../desk.ts'
import type { DeskEvents } from '../interface.ts'
import { type Port, serve } from './rpc.ts'
import type { SessionState } from '../session/session.ts'

/** What a tab says of itself, over the same port as its calls. */
export interface TabMethods {
  /** The tab is there. `lock` names a Web Lock that it holds as long as it lives; null where there are none. */
  hello: (input: { lock: string | null }) => SessionState
  /** The tab goes: closed, reloaded, navigated away or put into the back-forward cache. */
  bye: () => void
  /** How many tabs are there. */
  tabs: () => number
  /** Answers, as long as the desk is alive. */
  ping: () => void
  /** Keeps what was typed in a page over its reload, in memory. */
  saveDrafts: (input: { texts: unknown }) => void
  /** Gives it back, once; null where there is nothing. */
  takeDrafts: () => unknown
}

/** What desks of other versions, or of single tabs, tell each other. The token is never part of it. */
export type Broadcast = 'signed out' | 'locked' | 'parked?' | { drafts: unknown }

interface Dependencies {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  /** Resolves when the named Web Lock is free, that is when the tab that held it is gone, also by a crash. */
  released: (lock: string) => Promise<void>
  /** How long everything is remembered after the last tab went, in milliseconds. */
  grace: number
  every: (ms: number, tick: () => void) => () => void
  /** Tells other desks something, and gets told likewise. */
  others: { post: (word: Broadcast) => void; listen: (heard: (word: Broadcast) => void) => void }
}

/** The desk behind all tabs of the browser: attaches them, tells them events, and forgets all when none is left. */
export function createTabs({ transport, loadDemo, released, grace, every, others }: Dependencies) {
  const present = new Map<object, (event: string, detail: unknown) => void>()
  let leaving = new AbortController()
  let drafts: unknown = null
  // Until a page has asked for what was typed before.
  let isNew = true

  const notifyAll = <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => {
    for (const notify of present.values()) notify(event, detail)
  }
  const desk = createDesk({ transport, loadDemo, notify: notifyAll, every })

  const end = (how: 'signed out' | 'locked') => {
    drafts = null
    if (how === 'locked') desk.lock()
    else desk.signOut()
  }

  others.listen((word) => {
    if (word === 'signed out') {
      if (desk.session().signedIn || desk.session().ended === 'locked') end(word)
    } else if (word === 'locked') end(word)
    // A page of a new version has a desk of its own, which has none of what was typed before.
    else if (word === 'parked?') {
      if (drafts !== null) others.post({ drafts })
    } else if (isNew) drafts = word.drafts
  })
  others.post('parked?')

  const leave = (tab: object) => {
    if (!present.delete(tab)) return
    notifyAll('tabs', present.size)
    if (present.size > 0) return
    leaving = new AbortController()
    const forget = () => {
      drafts = null
      desk.forget()
    }
    transport.delay(grace, leaving.signal).then(forget, () => {})
  }

  return {
    /** Serves a tab over its port, from its hello on. */
    attach(port: Port) {
      const tab = {}
      let lockName: string | null = null
      const presence: TabMethods = {
        hello({ lock }) {
          leaving.abort()
          present.set(tab, notify)
          notifyAll('tabs', present.size)
          lockName = lock
          // One of before, that was taken while the page was in the back-forward cache, says nothing of it now.
          if (lock !== null) void released(lock).then(() => lockName === lock && leave(tab))
          return desk.session()
        },
        bye: () => leave(tab),
        tabs: () => present.size,
        ping: () => {},
        saveDrafts({ texts }) {
          drafts = texts
        },
        takeDrafts() {
          const texts = drafts
          drafts = null
          isNew = false
          return texts
        },
      }
      // Heard by desks of other versions too, and of single tabs, which these end as well.
      const ends = {
        signOut() {
          end('signed out')
          others.post('signed out')
        },
        lock() {
          end('locked')
          others.post('locked')
        },
      }
      const { forget: _, ...methods } = desk
      const notify = serve(port, { ...methods, ...presence, ...ends })
    },
  }
}
