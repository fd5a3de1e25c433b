/// <reference lib="webworker" />
import { deskLock } from './deskLock.ts'
import type { Keeper } from './keeper.ts'
import { createTabs, type Broadcast } from './tabs.ts'
import { delay } from '../async/delay.ts'
import { appName } from '../../text/appName.ts'

declare const self: SharedWorkerGlobalScope & DedicatedWorkerGlobalScope

const demo = () => import('../../demo/fetch.ts')
/** Hands the state over when the only page reloads, where the browser then ends this worker. */
let keeper: Keeper | undefined

/** Creates the desk and serves every page that connects. */
function startDesk() {
  // A new tab that finds the lock free need not wait for the desk that it starts (`isDeskRunning` in client.ts).
  if ('locks' in navigator)
    navigator.locks.request(deskLock, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
  const tabs = createWorkerTabs()
  // A SharedWorker gets a port for each tab. Browsers without it run a dedicated Worker, which is itself the port.
  if (!('onconnect' in self)) return tabs.attach(self)
  const restored = startKeeper(tabs).catch(() => {})
  self.addEventListener('connect', (event) => {
    const [port] = event.ports
    if (port) void restored.then(() => tabs.attach(port))
  })
}

function createWorkerTabs() {
  const channel = openChannel()
  return createTabs({
    transport: {
      fetch: async (request) => {
        await keeper?.beforeRequest(request)
        return fetch(request)
      },
      // Always the page's own origin: the Content-Security-Policy of this script allows no other.
      base: `${import.meta.env.BASE_URL}api`,
      delay,
      timeout: 30_000,
    },
    loadSettings: (signal) => fetch(`${import.meta.env.BASE_URL}roster.json`, { signal }),
    loadDemo: async () => (await demo()).demoFetch,
    lockReleased: (lock) => navigator.locks.request(lock, () => {}),
    graceMs: 20_000,
    counted: (count) => keeper?.counted(count),
    every(ms, tick) {
      const timer = setInterval(tick, ms)
      return () => clearInterval(timer)
    },
    channel: {
      post: (message) => channel?.postMessage(message),
      listen: (listener) =>
        channel?.addEventListener('message', ({ data }: MessageEvent<Broadcast>) => listener(data)),
    },
  })
}

/**
 * Takes over what an earlier worker handed over. Only where there is something: Chromium, which keeps a SharedWorker over a reload,
 * has no service workers here.
 */
async function startKeeper(tabs: ReturnType<typeof createTabs>) {
  const container = self.navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (container === undefined) return
  const load = async (registration: ServiceWorkerRegistration) => {
    const { createKeeper } = await import('./keeper.ts')
    keeper = createKeeper({ registration, container, tabs, demo })
    return keeper
  }
  const registration = await container.getRegistration(import.meta.env.BASE_URL)
  if (registration?.active) await (await load(registration)).takeOver()
  // The page registers it later.
  else container.ready.then(load).catch(() => {})
}

/** Opens the channel to other desks of this copy of Roster; null where the browser refuses it along with all storage. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(appName)
  } catch {
    return null
  }
}

// WebKit runs this script once more when a script that is loaded on demand imports from it. A second desk would answer too.
if (!('rosterDesk' in self)) {
  Object.assign(self, { rosterDesk: true })
  try {
    startDesk()
  } catch (error) {
    // Otherwise every later tab would get this worker, which never answers, until the browser is closed.
    self.close()
    throw error
  }
}

// In development: after an edit, the old worker would continue to answer.
if (import.meta.hot) import.meta.hot.on('vite:beforeFullReload', () => self.close())
