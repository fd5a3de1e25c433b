/// <reference lib="webworker" />
import { createTabs, type Broadcast } from './tabs.ts'
import { delay } from '../async/delay.ts'

declare const self: SharedWorkerGlobalScope & DedicatedWorkerGlobalScope

const others = new BroadcastChannel('roster')

const tabs = createTabs({
  transport: {
    fetch: (request) => fetch(request),
    // On the page's own origin, whoever serves it: the policy of this script's answer allows no other.
    base: `${import.meta.env.BASE_URL}api`,
    delay,
    timeout: 30_000,
  },
  loadDemo: async () => (await import('../../demo/fetch.ts')).demoFetch,
  released: (lock) => navigator.locks.request(lock, () => {}),
  grace: 20_000,
  every(ms, tick) {
    const timer = setInterval(tick, ms)
    return () => clearInterval(timer)
  },
  others: {
    post: (word) => others.postMessage(word),
    listen: (heard) => others.addEventListener('message', ({ data }: MessageEvent<Broadcast>) => heard(data)),
  },
})

// A SharedWorker gets a port per tab; a dedicated Worker, where the browser has no other, is one itself.
if ('onconnect' in self) {
  self.addEventListener('connect', (event) => {
    const [port] = event.ports
    if (port) tabs.attach(port)
  })
} else {
  tabs.attach(self)
}

// The old worker would answer on after an edit of its code.
if (import.meta.hot) import.meta.hot.on('vite:beforeFullReload', () => self.close())
