/// <reference lib="webworker" />

/*
 * Built as `sw.js`, beside the page (server/serviceWorker.ts). Holds the state of a desk while the only page reloads, in browsers
 * that end the desk's worker then. In memory only: it stores nothing, caches nothing, and gives nothing to a page. Its address
 * never changes, and a new version waits until no page uses the old one.
 */

declare const self: ServiceWorkerGlobalScope

/** How long a state is held, in milliseconds. As long as a desk keeps it after its last tab. */
const maxHeldMs = 20_000
/** How long a navigation waits for the desk's answer, in milliseconds. */
const maxAskMs = 300

const { scope } = self.registration
/** As in text/appName.ts. This script has no imports. */
const appName = `roster${new URL(scope).pathname.slice(0, -1)}`
/** States by the id of the desk that gave them. */
const held = new Map<string, unknown>()
let stopHolding = () => {}

/** Only the desk's own script. By the start of its name, because the rest changes with each version. */
const isDesk = (client: Client) =>
  client.type === 'sharedworker' && client.url.startsWith(`${scope}assets/worker-`)

/** Forgets the states of these desks, or of all. */
function forget(isMeant: (desk: string) => boolean = () => true) {
  for (const desk of held.keys()) if (isMeant(desk)) held.delete(desk)
  if (held.size === 0) stopHolding()
}

/**
 * Holds a state for a while, and keeps this worker alive as long as the browser lets it. Resolves once pages can see that
 * something is held: by a Web Lock like that of a desk, so that the next page waits for its desk (`isDeskRunning` in client.ts).
 */
function hold(event: ExtendableEvent, desk: string, state: unknown): Promise<void> {
  held.set(desk, state)
  stopHolding()
  const forgotten = new Promise<void>((resolve) => {
    const timer = setTimeout(() => forget(), maxHeldMs)
    stopHolding = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  event.waitUntil(forgotten)
  return new Promise((resolve) => {
    navigator.locks
      .request(`${appName}-desk`, { mode: 'shared' }, () => {
        resolve()
        return forgotten
      })
      .catch(resolve)
  })
}

/** Asks a desk for its state. Resolves with null if it has none to give now, or does not answer in time. */
function askOne(desk: Client): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data))
    port1.start()
    setTimeout(resolve, maxAskMs, null)
    desk.postMessage('hand over', [port2])
  })
}

/**
 * Holds what the desks give now. What is held already stays: a desk that goes on after it gave its state says so, and one that
 * is just taking a state over has none to give yet.
 */
async function askAll(event: ExtendableEvent) {
  const clients = await self.clients.matchAll({ type: 'sharedworker', includeUncontrolled: true })
  await Promise.all(
    clients.filter(isDesk).map(async (desk) => {
      const state = await askOne(desk)
      if (state !== null) await hold(event, desk.id, state)
    }),
  )
}

// Not awaited: in WebKitGTK, this worker once stayed "activating" then. Until that ends, the browser holds back all requests.
self.addEventListener('activate', () => void self.clients.claim())

self.addEventListener('message', (event) => {
  const { source, data, ports } = event
  if (!(source instanceof Client) || !isDesk(source)) return
  // A page that is reloaded twice in a row leaves before its desk has taken anything over, so it is still held then.
  if (data === 'take') ports[0]?.postMessage([...held.values()])
  // What the desk itself has given since is not what it took.
  else if (data === 'taken') forget((desk) => desk !== source.id)
  else if (data === 'forget') forget((desk) => desk === source.id)
  else void hold(event, source.id, (data as { give: unknown }).give)
})

// The page that is left lives until its successor's answer arrives. So the desk is asked last, for what it has at the end.
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  event.respondWith(
    fetch(request).then(async (response) => {
      await askAll(event)
      return response
    }),
  )
})

// A desk says so to all others (port/tabs.ts).
new BroadcastChannel(appName).addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data === 'signed out' || data === 'locked') forget()
})
