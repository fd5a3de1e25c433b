import { describe, expect, test } from 'vitest'
import type { Desk } from '../interface.ts'
import { call } from './rpc.ts'
import { createTabs, type TabMethods, type Broadcast } from './tabs.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

const person = (status: string) => ({ id, email: 'anna@example.com', profile: { status } })
const terminate = { operation: 'terminate', userId: id, input: null } as const

/** What reading is answered: everyone, whom the organization's roles make no owner, is active. */
function readings({ url }: Request): Response {
  if (url.endsWith('/roles'))
    return Response.json([{ id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'owner' }])
  const isOne = url.endsWith(`/users/${id}`)
  return Response.json(isOne ? person('ACTIVE') : { content: [], totalElements: 0 })
}

/** The desk behind any number of tabs, with timers and locks in the test's hand. */
function setUp(
  answer: (request: Request) => Response = () => Response.json({ content: [{ id }], totalElements: 1 }),
) {
  const timers = new Set<() => void>()
  const locks = new Map<string, () => void>()
  const posted: Broadcast[] = []
  let hear: (word: Broadcast) => void = () => {}
  const ports: MessagePort[] = []
  const tabs = createTabs({
    transport: {
      base: 'http://api.test',
      timeout: 30_000,
      fetch: (request) => Promise.resolve(answer(request)),
      delay: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (ms === 20_000) timers.add(resolve)
          signal?.addEventListener('abort', () => {
            timers.delete(resolve)
            reject(signal.reason)
          })
        }),
    },
    loadDemo: () => Promise.reject(new Error('no demo here')),
    released: (lock) => new Promise((resolve) => locks.set(lock, resolve)),
    grace: 20_000,
    every: () => () => {},
    others: { post: (word) => void posted.push(word), listen: (heard) => (hear = heard) },
  })
  const open = async (lock: string | null = null) => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    tabs.attach(port1)
    const events: [string, unknown][] = []
    const { remote } = call<Desk & TabMethods>(port2, (event, detail) => events.push([event, detail]))
    const session = await remote.hello({ lock })
    return { remote, events, session }
  }
  return {
    open,
    posted,
    locks,
    hear: (word: Broadcast) => hear(word),
    elapse: async () => {
      for (const fire of timers) fire()
      timers.clear()
      await new Promise((resolve) => setImmediate(resolve))
    },
    waiting: () => timers.size,
    close: () => ports.forEach((port) => port.close()),
  }
}

describe('one desk for all tabs', () => {
  test('a second tab needs no second sign-in, and signing out in one ends both', async () => {
    const desk = setUp()
    const first = await desk.open()
    expect(first.session.signedIn).toBe(false)
    await first.remote.signIn({ pasted: 'tot_good' })
    const second = await desk.open()
    expect(second.session).toMatchObject({ signedIn: true, people: 1 })
    await second.remote.signOut()
    await first.remote.session()
    expect(first.events.at(-1)).toEqual([
      'session',
      expect.objectContaining({ signedIn: false, ended: 'signedOut' }),
    ])
    await expect(first.remote.users({ page: 1, size: 20, query: null })).rejects.toMatchObject({
      kind: 'unauthorized',
    })
    expect(desk.posted).toEqual(['parked?', 'signed out'])
    desk.close()
  })

  test('another desk’s sign-out ends the session here too', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    desk.hear('signed out')
    expect(await tab.remote.session()).toMatchObject({ signedIn: false, ended: 'signedOut' })
    expect(desk.posted).toEqual(['parked?'])
    desk.close()
  })

  test('a lock in one tab locks all, and other desks', async () => {
    const desk = setUp()
    const first = await desk.open()
    await first.remote.signIn({ pasted: 'tot_good' })
    const second = await desk.open()
    await second.remote.lock()
    await first.remote.session()
    expect(first.events).toContainEqual(['session', expect.objectContaining({ ended: 'locked' })])
    expect(desk.posted).toEqual(['parked?', 'locked'])
    desk.close()

    const other = setUp()
    const tab = await other.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    other.hear('locked')
    expect(await tab.remote.session()).toMatchObject({ signedIn: false, ended: 'locked' })
    other.hear('signed out')
    expect(await tab.remote.session()).toMatchObject({ signedIn: false, ended: 'signedOut' })
    other.close()
  })

  test('no tab can read the token', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_very_secret' })
    const answers = await Promise.all(
      [
        tab.remote.session(),
        tab.remote.users({ page: 1, size: 20, query: null }),
        tab.remote.roles(null),
      ].map((a) => a.catch(String)),
    )
    expect(JSON.stringify([answers, tab.events])).not.toContain('secret')
    desk.close()
  })
})

describe('when the last tab has gone', () => {
  test('everything is forgotten after a while', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.bye()
    expect(desk.waiting()).toBe(1)
    await desk.elapse()
    expect((await desk.open()).session.signedIn).toBe(false)
    desk.close()
  })

  test('a reload within it keeps the session', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.bye()
    const again = await desk.open()
    expect(again.session.signedIn).toBe(true)
    expect(desk.waiting()).toBe(0)
    desk.close()
  })

  test('a tab that crashed is noticed by its lock', async () => {
    const desk = setUp()
    const tab = await desk.open('roster-tab-1')
    await tab.remote.signIn({ pasted: 'tot_good' })
    const other = await desk.open('roster-tab-2')
    desk.locks.get('roster-tab-1')?.()
    await other.remote.session()
    expect(desk.waiting()).toBe(0)
    desk.locks.get('roster-tab-2')?.()
    await tab.remote.session()
    expect(desk.waiting()).toBe(1)
    desk.close()
  })
})

describe('what was typed when a page is loaded anew', () => {
  test('is given back once', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.saveDrafts({ texts: { dialog: 'x' } })
    expect(await tab.remote.takeDrafts()).toEqual({ dialog: 'x' })
    expect(await tab.remote.takeDrafts()).toBeNull()
    desk.close()
  })

  test('is handed from the desk of the old version to that of the new', async () => {
    const old = setUp()
    const tab = await old.open()
    await tab.remote.saveDrafts({ texts: 'x' })
    old.hear('parked?')
    expect(old.posted.at(-1)).toEqual({ drafts: 'x' })
    const desk = setUp()
    desk.hear({ drafts: 'x' })
    const page = await desk.open()
    expect(await page.remote.takeDrafts()).toBe('x')
    // Meant for another.
    desk.hear({ drafts: 'y' })
    expect(await page.remote.takeDrafts()).toBeNull()
    old.close()
    desk.close()
  })

  test.each(['lock', 'signOut'] as const)('is wiped by %s', async (how) => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.saveDrafts({ texts: 'x' })
    await tab.remote[how]()
    expect(await tab.remote.takeDrafts()).toBeNull()
    desk.close()
  })

  test('goes with the last tab', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.saveDrafts({ texts: 'x' })
    await tab.remote.bye()
    await desk.elapse()
    expect(await (await desk.open()).remote.takeDrafts()).toBeNull()
    desk.close()
  })
})

test('a lock of before, freed after the tab came back, does not take it away', async () => {
  const desk = setUp()
  const tab = await desk.open('roster-tab-1')
  await tab.remote.bye()
  await tab.remote.hello({ lock: 'roster-tab-2' })
  desk.locks.get('roster-tab-1')?.()
  expect(await tab.remote.tabs()).toBe(1)
  desk.locks.get('roster-tab-2')?.()
  expect(await tab.remote.tabs()).toBe(0)
  desk.close()
})

test('every tab is told how many there are', async () => {
  const desk = setUp()
  const one = await desk.open()
  const two = await desk.open()
  expect(await one.remote.tabs()).toBe(2)
  expect(one.events).toEqual([
    ['tabs', 1],
    ['tabs', 2],
  ])
  await two.remote.bye()
  expect(await one.remote.tabs()).toBe(1)
  expect(one.events.at(-1)).toEqual(['tabs', 1])
  desk.close()
})

test('what is done to a person is told to every tab', async () => {
  const desk = setUp((request) =>
    request.method === 'GET' ? readings(request) : Response.json(person('TERMINATED')),
  )
  const [one, two] = [await desk.open(), await desk.open()]
  await one.remote.signIn({ pasted: 'tot_good' })
  await one.remote.runOperation(terminate)
  await two.remote.session()
  const told = ['users', [expect.objectContaining({ id, status: 'TERMINATED' })]]
  expect(one.events).toContainEqual(told)
  expect(two.events).toContainEqual(told)
  desk.close()
})

test('a 403 on MFA reset teaches that the token lacks the permission; one on another operation does not', async () => {
  const desk = setUp((request) =>
    request.method === 'GET' ? readings(request) : new Response(null, { status: 403 }),
  )
  const { remote } = await desk.open()
  await remote.signIn({ pasted: 'tot_good' })
  await expect(remote.runOperation(terminate)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect((await remote.session()).lacks).toEqual([])
  await expect(remote.runOperation({ operation: 'resetMfa', userId: id, input: null })).rejects.toMatchObject(
    {
      kind: 'forbidden',
    },
  )
  expect((await remote.session()).lacks).toEqual(['can_reset_2fa'])
  desk.close()
})

test('an answer that comes after the end of its session is told to nobody', async () => {
  let release = () => {}
  const lockName = new Promise<void>((resolve) => (release = resolve))
  let sent = () => {}
  const isSent = new Promise<void>((resolve) => (sent = resolve))
  const desk = setUp((request) => {
    if (request.method === 'GET') return readings(request)
    sent()
    return new Response(
      new ReadableStream({
        async start(controller) {
          await lockName
          controller.enqueue(new TextEncoder().encode(JSON.stringify(person('TERMINATED'))))
          controller.close()
        },
      }),
    )
  })
  const { remote, events } = await desk.open()
  await remote.signIn({ pasted: 'tot_good' })
  const write = remote.runOperation(terminate)
  await isSent
  await remote.signOut()
  release()
  await write
  // As read before it was sent, and nothing since.
  expect(events.filter(([event]) => event === 'users')).toEqual([
    ['users', [expect.objectContaining({ id, status: 'ACTIVE' })]],
  ])
  desk.close()
})

test('an answer from before a change does not bring the state before back', async () => {
  let release = () => {}
  const lockName = new Promise<void>((resolve) => (release = resolve))
  let hold = false
  const desk = setUp((request) => {
    if (request.method !== 'GET') return Response.json(person('TERMINATED'))
    if (!request.url.includes('users?')) return readings(request)
    const body = JSON.stringify({ content: [person('ACTIVE')], totalElements: 1, size: 20 })
    if (!hold) return new Response(body)
    return new Response(
      new ReadableStream({
        async start(controller) {
          await lockName
          controller.enqueue(new TextEncoder().encode(body))
          controller.close()
        },
      }),
    )
  })
  const { remote } = await desk.open()
  await remote.signIn({ pasted: 'tot_good' })
  await remote.users({ page: 1, size: 20, query: null })
  hold = true
  const list = remote.users({ page: 1, size: 20, query: null })
  await remote.runOperation(terminate)
  release()
  expect((await list).users[0]?.status).toBe('TERMINATED')
  desk.close()
})
