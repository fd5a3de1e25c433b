import type { Transport } from '../api/http.ts'
import { createDesk } from './desk.ts'
import type { DeskEvents } from './interface.ts'
import { type Port, serve } from './rpc.ts'
import type { SessionState } from './session.ts'

/** What a tab says of itself, over the same port as its calls. */
export interface Presence {
  /** The tab is there. `lock` names a Web Lock that it holds as long as it lives; null where there are none. */
  hello: (input: { lock: string | null }) => SessionState
  /** The tab goes: closed, reloaded, navigated away or put into the back-forward cache. */
  bye: () => void
  /** How many tabs are there. */
  tabs: () => number
}

interface Surroundings {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  /** Resolves when the named Web Lock is free, that is when the tab that held it is gone, also by a crash. */
  released: (lock: string) => Promise<void>
  /** How long everything is remembered after the last tab went, in milliseconds. */
  grace: number
  /** Tells desks of other versions, or of single tabs, that the session was signed out; gets told likewise. */
  signOuts: { post: () => void; listen: (heard: () => void) => void }
}

/** The desk behind all tabs of the browser: attaches them, tells them events, and forgets all when none is left. */
export function createTabs({ transport, loadDemo, released, grace, signOuts }: Surroundings) {
  const present = new Map<object, (event: string, detail: unknown) => void>()
  let leaving = new AbortController()

  const tellAll = <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => {
    for (const tell of present.values()) tell(event, detail)
  }
  const desk = createDesk({ transport, loadDemo, tell: tellAll })

  signOuts.listen(() => {
    if (desk.session().signedIn) desk.signOut()
  })

  const leave = (tab: object) => {
    if (!present.delete(tab)) return
    tellAll('tabs', present.size)
    if (present.size > 0) return
    leaving = new AbortController()
    transport.wait(grace, leaving.signal).then(desk.forget, () => {})
  }

  return {
    /** Serves a tab over its port, from its hello on. */
    attach(port: Port) {
      const tab = {}
      const presence: Presence = {
        hello({ lock }) {
          leaving.abort()
          present.set(tab, tell)
          tellAll('tabs', present.size)
          if (lock !== null) void released(lock).then(() => leave(tab))
          return desk.session()
        },
        bye: () => leave(tab),
        tabs: () => present.size,
      }
      const signOut = () => {
        desk.signOut()
        signOuts.post()
      }
      const { forget: _, ...methods } = desk
      const tell = serve(port, { ...methods, ...presence, signOut })
    },
  }
}
