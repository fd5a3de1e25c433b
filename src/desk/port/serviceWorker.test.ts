import { beforeEach, expect, test, vi } from 'vitest'

const scope = 'https://roster.test/tools/'
const path = new URL('serviceWorker.ts', import.meta.url).pathname

class Client {
  readonly id: string
  readonly type: string
  readonly url: string
  /** What it gives when it is asked. */
  readonly state: unknown
  constructor(
    id: string,
    type = 'sharedworker',
    url = `${scope}assets/worker-${id}.js`,
    state: unknown = null,
  ) {
    this.id = id
    this.type = type
    this.url = url
    this.state = state
  }
  postMessage(_: unknown, [port]: MessagePort[]) {
    port?.postMessage(this.state)
  }
}

type Listener = (event: Record<string, unknown>) => void

/** Runs the service worker anew. `clients` are those that the browser knows. */
async function start(clients: Client[] = []) {
  const listeners = new Map<string, Listener>()
  let broadcast: Listener = () => {}
  const channels: string[] = []
  const waiting: Promise<unknown>[] = []
  const locks: string[] = []
  // As in WebKitGTK at times.
  const claim = vi.fn(() => new Promise<void>(() => {}))
  vi.stubGlobal('Client', Client)
  vi.stubGlobal('navigator', {
    locks: {
      async request(name: string, { mode }: LockOptions, whileHeld: () => Promise<void>) {
        locks.push(name)
        expect(mode).toBe('shared')
        await whileHeld()
        locks.splice(locks.indexOf(name), 1)
      },
    },
  })
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor(name: string) {
        channels.push(name)
      }
      addEventListener(_: string, listener: Listener) {
        broadcast = listener
      }
    },
  )
  vi.stubGlobal('fetch', () => Promise.resolve('the page'))
  vi.stubGlobal('self', {
    registration: { scope },
    clients: { matchAll: () => Promise.resolve(clients), claim },
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  })
  vi.resetModules()
  await import(/* @vite-ignore */ path)
  const waitUntil = (promise: Promise<unknown>) => void waiting.push(promise)
  const send = (source: unknown, data: unknown) => {
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<unknown>((resolve) =>
      port1.addEventListener('message', ({ data: given }: MessageEvent) => resolve(given)),
    )
    port1.start()
    listeners.get('message')?.({ source, data, ports: [port2], waitUntil })
    const nothing = new Promise((resolve) =>
      setImmediate(() => setImmediate(() => setImmediate(resolve, 'nothing'))),
    )
    return Promise.race([answer, nothing]).finally(() => port1.close())
  }
  return {
    send,
    channels,
    /** The Web Locks that it holds. */
    locks,
    claim,
    /** Activates it. Returns what that waits for. */
    activate() {
      listeners.get('activate')?.({ waitUntil })
      return waiting.splice(0)
    },
    broadcast: (data: unknown) => broadcast({ data }),
    /** Loads a page. Returns what the browser gets, or null if the service worker leaves it alone. */
    load: async (mode = 'navigate', method = 'GET') => {
      let response: unknown = null
      const respondWith = (given: unknown) => void (response = given)
      listeners.get('fetch')?.({ request: { mode, method }, respondWith, waitUntil })
      return response
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const desk = new Client('a')

test('gives what a desk gave to the next desk, until that has taken it over', async () => {
  const { send, channels } = await start()
  await send(desk, { give: 'state' })
  const next = new Client('b')
  expect(await send(next, 'take')).toEqual(['state'])
  // The page was reloaded once more before it had attached.
  expect(await send(new Client('c'), 'take')).toEqual(['state'])
  await send(next, { give: 'newer' })
  await send(next, 'taken')
  expect(await send(new Client('c'), 'take')).toEqual(['newer'])
  expect(channels).toEqual(['roster/tools'])
})

test.each([
  ['a page', new Client('a', 'window', `${scope}users`)],
  ['a page that names itself like the desk', new Client('a', 'window')],
  ['a dedicated worker', new Client('a', 'worker')],
  ['another script', new Client('a', 'sharedworker', `${scope}assets/table-a.js`)],
  ['another copy of Roster', new Client('a', 'sharedworker', 'https://roster.test/assets/worker-a.js')],
  ['nobody', null],
  ['something that looks like a desk', { id: desk.id, type: desk.type, url: desk.url }],
])('gives nothing to %s, and takes nothing', async (_, source) => {
  const { send } = await start()
  await send(desk, { give: 'state' })
  expect(await send(source, 'take')).toBe('nothing')
  await send(source, { give: 'mine' })
  await send(source, 'forget')
  await send(source, 'taken')
  expect(await send(desk, 'take')).toEqual(['state'])
})

test('forgets after a sign-out, a lock, 20 seconds, and when the desk lives on', async () => {
  for (const forget of ['signed out', 'locked', 20_000, desk]) {
    const { send, broadcast, locks } = await start()
    await send(desk, { give: 'state' })
    broadcast('parked?')
    expect(locks).toEqual(['roster/tools-desk'])
    if (typeof forget === 'string') broadcast(forget)
    else if (typeof forget === 'number') vi.advanceTimersByTime(forget)
    else await send(forget, 'forget')
    expect(await send(desk, 'take')).toEqual([])
    expect(locks).toEqual([])
  }
})

test('claims the pages that are open, without waiting for it', async () => {
  const { activate, claim } = await start()
  expect(activate()).toEqual([])
  expect(claim).toHaveBeenCalledOnce()
})

test('asks the desk for its state before a page is passed on', async () => {
  const clients = [
    new Client('a', 'sharedworker', undefined, 'newer'),
    new Client('x', 'window', undefined, 'mine'),
  ]
  const { load, send } = await start(clients)
  await send(desk, { give: 'older' })
  expect(await load()).toBe('the page')
  expect(await send(desk, 'take')).toEqual(['newer'])
  expect(await load('cors')).toBeNull()
  expect(await load('navigate', 'POST')).toBeNull()
})

test('does not wait for a desk that does not answer', async () => {
  const silent = new Client('a')
  silent.postMessage = () => {}
  const { load, send } = await start([silent])
  await send(silent, { give: 'older' })
  const loaded = load()
  await new Promise((resolve) => setImmediate(resolve))
  vi.advanceTimersByTime(300)
  expect(await loaded).toBe('the page')
  // It may be one that has just started and takes this over.
  expect(await send(silent, 'take')).toEqual(['older'])
})
