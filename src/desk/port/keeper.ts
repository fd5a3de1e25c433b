import { type Carried, carry, type CarryingRooms, restore } from '../carry.ts'

/** What a desk hands over to the next one. */
interface HandOver {
  /** Address of the desk's script. It changes with everything that the desk is made of. */
  build: string
  /** In milliseconds since 1970. */
  at: number
  carried: Carried
  /** The demo organization, in the demo. */
  demo: unknown
  /** Unsaved text of the page. */
  drafts: unknown
}

interface Dependencies {
  registration: ServiceWorkerRegistration
  container: ServiceWorkerContainer
  tabs: {
    rooms: CarryingRooms
    forget: () => void
    count: () => number
    drafts: { get: () => unknown; save: (texts: unknown) => void }
  }
  /** Loads the demo organization. */
  demo: () => Promise<{ carryDemo: () => unknown; restoreDemo: (carried: never) => void }>
}

export type Keeper = ReturnType<typeof createKeeper>

/** How long a new desk waits for what an earlier one handed over, in milliseconds. */
const maxTakeMs = 500
/** A desk that is still alive this long after it handed its state over for a navigation takes it back, in milliseconds. */
const maxLeavingMs = 1500

/**
 * Hands the desk's state to the service worker when the only page is left, and takes it over from there in a new desk. Once it is
 * handed over, nothing is written to the API until a page attaches: the next desk would not know of it.
 */
export function createKeeper({ registration, container, tabs, demo }: Dependencies) {
  const { scriptURL } = registration.active ?? {}
  let isGiven = false
  /** Whether the service worker still holds what this desk took over. */
  let isHeld = false
  /** Resolves once this desk has taken over what there was. */
  let taking: Promise<void> = Promise.resolve()
  let settling: ReturnType<typeof setTimeout> | undefined
  /** Set while the page may be leaving. Its promise resolves once that turns out to be wrong. */
  let leaving: PromiseWithResolvers<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const post = (message: unknown, transfer: Transferable[] = []) =>
    registration.active?.postMessage(message, transfer)

  const stay = () => {
    clearTimeout(timer)
    leaving?.resolve()
    leaving = null
    if (isGiven) post('forget')
    isGiven = false
  }

  /** Tells that what was handed over goes on here, so that nobody else takes it. */
  const settle = () => {
    clearTimeout(settling)
    if (isHeld) post('taken')
    isHeld = false
  }

  /** Returns the state, and holds back writes from then on; null if there is nothing to hand over. */
  const handOver = async (): Promise<HandOver | null> => {
    // The page of a new desk may be reloaded at once.
    await taking
    if (tabs.count() > 1) return null
    const isDemo = tabs.rooms.session.carry().state.mode === 'demo'
    const loadedDemo = isDemo ? await demo() : null
    clearTimeout(timer)
    leaving ??= Promise.withResolvers()
    const carried = await carry(tabs.rooms)
    if (carried === null) {
      stay()
      return null
    }
    isGiven = true
    const build = globalThis.location.href
    return { build, at: Date.now(), carried, demo: loadedDemo?.carryDemo(), drafts: tabs.drafts.get() }
  }

  container.addEventListener('message', ({ source, data, ports: [port] }) => {
    const isOurs = source instanceof ServiceWorker && source.scriptURL === scriptURL
    if (!isOurs || data !== 'hand over') return
    handOver()
      .then((state) => {
        port?.postMessage(state)
        if (state !== null) timer = setTimeout(stay, maxLeavingMs)
      })
      // What can't be cloned is not handed over.
      .catch(() => port?.postMessage(null))
  })
  container.startMessages()

  const take = () =>
    new Promise<HandOver[]>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }: MessageEvent<HandOver[]>) => resolve(data))
      port1.start()
      setTimeout(resolve, maxTakeMs, [])
      post('take', [port2])
    })

  const takeNow = async () => {
    isHeld = true
    // The newest first.
    const states = (await take()).toSorted((one, other) => other.at - one.at)
    const own = states.find(({ build }) => build === globalThis.location.href)
    const drafts = own?.drafts ?? states.find((state) => state.drafts !== null)?.drafts ?? null
    if (own !== undefined) {
      try {
        if (own.carried.session.state.mode === 'demo') (await demo()).restoreDemo(own.demo as never)
        // The monotonic clock of the worker before this one began elsewhere.
        await restore(tabs.rooms, own.carried, Date.now() - own.at)
      } catch {
        // Half a session is worse than none.
        return tabs.forget()
      }
    }
    if (drafts !== null) tabs.drafts.save(drafts)
  }

  return {
    /** Continues what an earlier desk handed over, if it was of the same version. Of another one, only unsaved text is kept. */
    takeOver: () => (taking = takeNow()),

    /** Call it with the number of tabs when it changes. The last one may be reloading. */
    counted(count: number) {
      if (count > 0) {
        // Not at once: this page may be on its way out already.
        if (isHeld) settling ??= setTimeout(settle, maxLeavingMs)
        return stay()
      }
      handOver()
        .then((state) => state && post({ give: state }))
        .catch(() => {})
    },

    /** Resolves when a request may be sent. Reads always may. */
    async beforeRequest({ method }: Request) {
      if (method === 'GET') return
      await leaving?.promise
      settle()
    },
  }
}
