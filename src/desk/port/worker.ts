/// <reference lib="webworker" />
import { deskLock } from './deskLock.ts'
import { createTabs, type Broadcast } from './tabs.ts'
import { delay } from '../async/delay.ts'
import { appName } from '../../text/appName.ts'

declare const self: SharedWorkerGlobalScope & DedicatedWorkerGlobalScope

const channel = openChannel()

const tabs = createTabs({
  transport: {
    fetch: (request) => fetch(request),
    // Always the page's own origin: the Content-Security-Policy of this script allows no other.
    base: `${import.meta.env.BASE_URL}api`,
    delay,
    timeout: 30_000,
  },
  loadSettings: (signal) => fetch(`${import.meta.env.BASE_URL}roster.json`, { signal }),
  loadDemo: async () => (await import('../../demo/fetch.ts')).demoFetch,
  lockReleased: (lock) => navigator.locks.request(lock, () => {}),
  graceMs: 20_000,
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

// A new tab that finds the lock free need not wait for the desk that it starts (`isDeskRunning` in client.ts).
if ('locks' in navigator)
  navigator.locks.request(deskLock, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})

// A SharedWorker gets a port for each tab. Browsers without it run a dedicated Worker, which is itself the port.
if ('onconnect' in self) {
  self.addEventListener('connect', (event) => {
    const [port] = event.ports
    if (port) tabs.attach(port)
  })
} else {
  tabs.attach(self)
}

/** Opens the channel to other desks of this copy of Roster; null where the browser refuses it along with all storage. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(appName)
  } catch {
    return null
  }
}

// In development: after an edit, the old worker would continue to answer.
if (import.meta.hot) import.meta.hot.on('vite:beforeFullReload', () => self.close())
