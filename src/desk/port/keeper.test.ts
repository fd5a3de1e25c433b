import { beforeEach, expect, test, vi } from 'vitest'
import { createSignedInDesk, terminate } from '../../../test/signedInDesk.ts'
import { createKeeper } from './keeper.ts'

class ServiceWorkerStub {
  scriptURL: string
  constructor(scriptURL: string) {
    this.scriptURL = scriptURL
  }
}
const ours = new ServiceWorkerStub('https://roster.test/sw.js')
const write = { method: 'POST' } as Request

beforeEach(() => {
  vi.stubGlobal('ServiceWorker', ServiceWorkerStub)
  vi.stubGlobal('location', { href: 'https://roster.test/assets/worker-a.js' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A keeper of a signed-in desk, and what it posts to the service worker. `held` is what that answers when asked. */
async function setUp(held: unknown[] = [], isSignedIn = true) {
  const signed = await createSignedInDesk({ isRead: false })
  const desk = isSignedIn ? signed.desk : signed.createAnother()
  const posted: unknown[] = []
  const container = Object.assign(new EventTarget(), { startMessages() {} })
  let count = 1
  let drafts: unknown = null
  const active = Object.assign(ours, {
    postMessage(message: unknown, [port]: MessagePort[]) {
      posted.push(structuredClone(message))
      port?.postMessage(held)
    },
  })
  const keeper = createKeeper({
    registration: { active } as unknown as ServiceWorkerRegistration,
    container: container as unknown as ServiceWorkerContainer,
    demo: () => Promise.reject(new Error('There is no demo here.')),
    tabs: {
      ...desk.own,
      count: () => count,
      drafts: { get: () => drafts, save: (texts) => (drafts = texts) },
    },
  })
  const counted = async (tabs: number) => {
    count = tabs
    keeper.counted(tabs)
    await turn()
  }
  /** Asks for the state as the service worker does; null if nothing is given. */
  const ask = async (source: unknown = ours, data = 'hand over') => {
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<unknown>((resolve) =>
      port1.addEventListener('message', ({ data: given }: MessageEvent) => resolve(given)),
    )
    port1.start()
    container.dispatchEvent(Object.assign(new Event('message'), { source, data, ports: [port2] }))
    const given = await Promise.race([
      answer,
      turn()
        .then(turn)
        .then(turn)
        .then(() => 'nothing'),
    ])
    port1.close()
    return given
  }
  return { ...signed, desk, keeper, posted, counted, ask, drafts: () => drafts }
}

test('gives the state when its only page is left, and takes it back when one attaches', async () => {
  const { counted, posted, desk, active } = await setUp()
  await desk.runOperation(terminate(active.id))
  await counted(0)
  const given = { carried: { session: { key: 'tot_test' }, journal: { records: [{ entry: { n: 1 } }] } } }
  expect(posted).toMatchObject([{ give: { build: 'https://roster.test/assets/worker-a.js', ...given } }])
  await counted(1)
  expect(posted.slice(1)).toEqual(['forget'])
})

test('answers the service worker, but only ours, and not beside another tab', async () => {
  const { ask, counted } = await setUp()
  expect(await ask()).toMatchObject({ carried: { session: { key: 'tot_test' } } })
  expect(await ask(new ServiceWorkerStub('https://roster.test/other.js'))).toBe('nothing')
  expect(await ask({ scriptURL: ours.scriptURL })).toBe('nothing')
  expect(await ask(ours, 'take')).toBe('nothing')
  await counted(2)
  expect(await ask()).toBeNull()
})

test('writes nothing once the state was given, until a page attaches or the desk turns out to live on', async () => {
  const { ask, counted, keeper, posted } = await setUp()
  const isSent = async () => {
    let sent = false
    void Promise.resolve(keeper.beforeRequest(write)).then(() => (sent = true))
    await turn()
    return () => sent
  }
  expect((await isSent())()).toBe(true)
  await ask()
  const waiting = await isSent()
  expect(waiting()).toBe(false)
  await keeper.beforeRequest({ method: 'GET' } as Request)
  // A second hand-over lets nothing through.
  await counted(0)
  expect(waiting()).toBe(false)
  await counted(1)
  expect(waiting()).toBe(true)
  posted.length = 0
  await ask()
  const another = await isSent()
  vi.advanceTimersByTime(1500)
  await turn()
  expect(another()).toBe(true)
  expect(posted).toEqual(['forget'])
})

test('has nothing to give after signing out', async () => {
  const { ask, counted, desk, keeper, posted } = await setUp()
  desk.signOut()
  expect(await ask()).toBeNull()
  await counted(0)
  expect(posted).toEqual([])
  await keeper.beforeRequest(write)
})

test('takes over what a desk of the same version gave', async () => {
  const first = await setUp()
  await first.counted(0)
  const [{ give }] = first.posted as [{ give: { build: string; carried: { session: { key: unknown } } } }]
  const next = await setUp([{ ...give, drafts: { profile: 'Ann' } }], false)
  await next.keeper.takeOver()
  expect(next.desk.session()).toMatchObject({ signedIn: true, hint: 'tot_…' })
  expect(next.drafts()).toEqual({ profile: 'Ann' })
  // What it took is held until its page has been there for a while.
  await next.counted(1)
  expect(next.posted).toEqual(['take'])
  expect(await next.ask()).toMatchObject({ carried: { session: { key: 'tot_test' } } })
  vi.advanceTimersByTime(1500)
  expect(next.posted).toEqual(['take', 'taken', 'forget'])

  // Of another version, only the unsaved text.
  const newer = await setUp(
    [{ ...give, build: 'https://roster.test/assets/worker-b.js', drafts: 'text' }],
    false,
  )
  await newer.keeper.takeOver()
  expect([newer.desk.session().signedIn, newer.drafts()]).toEqual([false, 'text'])

  give.carried.session.key = null
  const refusing = await setUp([give], false)
  await refusing.keeper.takeOver()
  expect(refusing.desk.session()).toMatchObject({ signedIn: false, ended: null })
})
