import { describe, expect, test } from 'vitest'
import type { Desk } from '../interface.ts'
import { call } from './rpc.ts'
import { createTabs, type TabMethods, type Broadcast } from './tabs.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

const person = (status: string) => ({ id, email: 'anna@example.com', profile: { status } })
const terminate = { operation: 'terminate', userId: id, input: null } as const

/** Answers every read: one active user, who is not an owner. */
function answerRead({ url }: Request): Response {
  if (url.endsWith('/roles'))
    return Response.json([{ id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'owner' }])
  const isOne = url.endsWith(`/users/${id}`)
  return Response.json(isOne ? person('ACTIVE') : { content: [], totalElements: 0 })
}

/** A desk with any number of tabs, whose timers and locks the test controls. */
function setUp(
  answer: (request: Request) => Response = () => Response.json({ content: [{ id }], totalElements: 1 }),
) {
  const timers = new Map<() => void, number>()
  const locks = new Map<string, () => void>()
  const posted: Broadcast[] = []
  let receive: (message: Broadcast) => void = () => {}
  const ports: MessagePort[] = []
  const tabs = createTabs({
    transport: {
      base: 'http://api.test',
      timeout: 30_000,
      fetch: (request) => Promise.resolve(answer(request)),
      delay: (ms, signal) =>
        new Promise((resolve, reject) => {
          timers.set(resolve, ms)
          signal?.addEventListener('abort', () => {
            timers.delete(resolve)
            reject(signal.reason)
          })
        }),
    },
    loadDemo: () => Promise.reject(new Error('no demo here')),
    lockReleased: (lock) => new Promise((resolve) => locks.set(lock, resolve)),
    graceMs: 20_000,
    every: () => () => {},
    channel: { post: (message) => void posted.push(message), listen: (listener) => (receive = listener) },
  })
  const open = async (lock: string | null = null) => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    tabs.attach(port1)
    const events: [string, unknown][] = []
    const { remote } = call<Desk & TabMethods>(port2, (event, detail) => events.push([event, detail]))
    const session = await remote.attachTab()
    if (lock !== null) await remote.holdLock({ lock })
    return { remote, events, session }
  }
  return {
    open,
    posted,
    locks,
    receive: (message: Broadcast) => receive(message),
    /** Lets all timers of up to this many milliseconds end. */
    elapse: async (upTo = 20_000) => {
      for (const [end, ms] of timers) if (ms <= upTo && timers.delete(end)) end()
      await new Promise((resolve) => setImmediate(resolve))
    },
    timerCount: () => [...timers.values()].filter((ms) => ms === 20_000).length,
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

  test('every tab gets the first page of people with the session, in one message and from one request', async () => {
    const requests: string[] = []
    const desk = setUp(({ url }) => {
      requests.push(url)
      return Response.json({ content: [{ id }], totalElements: 1, size: 20 })
    })
    const [first, second] = [await desk.open(), await desk.open()]
    first.events.length = second.events.length = 0
    await first.remote.signIn({ pasted: 'tot_good' })
    await second.remote.session()
    const begun = [
      ['session', expect.objectContaining({ signedIn: true, people: 1 })],
      [
        'firstPage',
        expect.objectContaining({ users: [expect.objectContaining({ id })], total: 1, found: null }),
      ],
    ]
    expect([first.events, second.events]).toEqual([begun, begun])
    expect(requests).toHaveLength(1)
    // It would be outdated by then.
    await first.remote.users({ page: 1, size: 20, query: null })
    expect(requests).toHaveLength(2)
    desk.close()
  })

  test('no tab gets a first page where the server grants another size', async () => {
    const desk = setUp(() => Response.json({ content: [{ id }], totalElements: 40, size: 1 }))
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    expect(tab.events.map(([event]) => event)).not.toContain('firstPage')
    desk.close()
  })

  test('another desk’s sign-out ends the session here too', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    desk.receive('signed out')
    expect(await tab.remote.session()).toMatchObject({ signedIn: false, ended: 'signedOut' })
    expect(desk.posted).toEqual(['parked?'])
    desk.close()
  })

  test('a lock in one tab locks every tab and every other desk', async () => {
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
    other.receive('locked')
    expect(await tab.remote.session()).toMatchObject({ signedIn: false, ended: 'locked' })
    other.receive('signed out')
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

describe('after the last tab was closed', () => {
  test('everything is forgotten after the grace period', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.detachTab({ next: [] })
    expect(desk.timerCount()).toBe(1)
    await desk.elapse()
    expect((await desk.open()).session.signedIn).toBe(false)
    desk.close()
  })

  test('a reload within the grace period keeps the session', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.detachTab({ next: [] })
    const reloaded = await desk.open()
    expect(reloaded.session.signedIn).toBe(true)
    expect(desk.timerCount()).toBe(0)
    desk.close()
  })

  test('a crashed tab is noticed by its lock', async () => {
    const desk = setUp()
    const tab = await desk.open('roster-tab-1')
    await tab.remote.signIn({ pasted: 'tot_good' })
    const other = await desk.open('roster-tab-2')
    desk.locks.get('roster-tab-1')?.()
    await other.remote.session()
    expect(desk.timerCount()).toBe(0)
    desk.locks.get('roster-tab-2')?.()
    await tab.remote.session()
    expect(desk.timerCount()).toBe(1)
    desk.close()
  })
})

test('a crashed tab is noticed that has asked for the session twice', async () => {
  const desk = setUp()
  const tab = await desk.open('roster-tab-1')
  await tab.remote.attachTab()
  desk.locks.get('roster-tab-1')?.()
  expect(await tab.remote.tabs()).toBe(0)
  desk.close()
})

describe('what a page that is left would ask first after a reload', () => {
  const list = { page: 1, size: 50, query: null }
  const listed = ({ url }: Request) => url.includes('size=50')

  async function leave() {
    const requests: Request[] = []
    const desk = setUp((request) => {
      requests.push(request)
      return request.method === 'GET' ? answerRead(request) : Response.json(person('TERMINATED'))
    })
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.detachTab({ next: [{ method: 'users', input: list }] })
    return { desk, asked: () => requests.filter(listed).length }
  }

  test('is asked at once, and taken over once', async () => {
    const { desk, asked } = await leave()
    expect(asked()).toBe(1)
    const page = await desk.open()
    expect(await page.remote.users(list)).toMatchObject({ total: 0 })
    expect(asked()).toBe(1)
    await page.remote.users(list)
    expect(asked()).toBe(2)
    desk.close()
  })

  test('is not taken over by a page that comes later', async () => {
    const { desk, asked } = await leave()
    const page = await desk.open()
    await desk.elapse(2000)
    await page.remote.users(list)
    expect(asked()).toBe(2)
    desk.close()
  })

  test('is outdated by an operation and by the end of the session', async () => {
    const { desk, asked } = await leave()
    const page = await desk.open()
    await page.remote.runOperation(terminate)
    await page.remote.users(list)
    expect(asked()).toBe(2)
    desk.close()

    const other = await leave()
    const next = await other.desk.open()
    await next.remote.signOut()
    await expect(next.remote.users(list)).rejects.toMatchObject({ kind: 'unauthorized' })
    other.desk.close()
  })

  test('is not asked without a session', async () => {
    const requests: Request[] = []
    const desk = setUp((request) => {
      requests.push(request)
      return answerRead(request)
    })
    const tab = await desk.open()
    await tab.remote.detachTab({ next: [{ method: 'roles', input: null }] })
    const page = await desk.open()
    await page.remote.signIn({ pasted: 'tot_good' })
    expect(await page.remote.roles(null)).toMatchObject({ listed: [{ name: 'owner' }] })
    expect(requests).toHaveLength(2)
    desk.close()
  })
})

describe('unsaved text of a page that reloads', () => {
  test('is returned once', async () => {
    const desk = setUp()
    const tab = await desk.open()
    expect(await tab.remote.hasDrafts()).toBe(false)
    await tab.remote.saveDrafts({ texts: { dialog: 'x' } })
    expect(await tab.remote.hasDrafts()).toBe(true)
    expect(await tab.remote.takeDrafts()).toEqual({ dialog: 'x' })
    expect(await tab.remote.takeDrafts()).toBeNull()
    expect(await tab.remote.hasDrafts()).toBe(false)
    desk.close()
  })

  test('is passed from the desk of the old version to that of the new one', async () => {
    const old = setUp()
    const tab = await old.open()
    await tab.remote.saveDrafts({ texts: 'x' })
    old.receive('parked?')
    expect(old.posted.at(-1)).toEqual({ drafts: 'x' })
    const desk = setUp()
    desk.receive({ drafts: 'x' })
    const page = await desk.open()
    expect(await page.remote.takeDrafts()).toBe('x')
    // Too late: meant for another page.
    desk.receive({ drafts: 'y' })
    expect(await page.remote.takeDrafts()).toBeNull()
    old.close()
    desk.close()
  })

  test.each(['lock', 'signOut'] as const)('is cleared by %s', async (method) => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.signIn({ pasted: 'tot_good' })
    await tab.remote.saveDrafts({ texts: 'x' })
    await tab.remote[method]()
    expect(await tab.remote.takeDrafts()).toBeNull()
    desk.close()
  })

  test('is forgotten with the last tab', async () => {
    const desk = setUp()
    const tab = await desk.open()
    await tab.remote.saveDrafts({ texts: 'x' })
    await tab.remote.detachTab({ next: [] })
    await desk.elapse()
    expect(await (await desk.open()).remote.takeDrafts()).toBeNull()
    desk.close()
  })
})

test('an earlier lock, released after the tab returned, does not detach it', async () => {
  const desk = setUp()
  const tab = await desk.open('roster-tab-1')
  await tab.remote.detachTab({ next: [] })
  await tab.remote.attachTab()
  await tab.remote.holdLock({ lock: 'roster-tab-2' })
  desk.locks.get('roster-tab-1')?.()
  expect(await tab.remote.tabs()).toBe(1)
  desk.locks.get('roster-tab-2')?.()
  expect(await tab.remote.tabs()).toBe(0)
  desk.close()
})

test('every tab gets the number of tabs', async () => {
  const desk = setUp()
  const one = await desk.open()
  const two = await desk.open()
  expect(await one.remote.tabs()).toBe(2)
  expect(one.events).toEqual([
    ['tabs', 1],
    ['tabs', 2],
  ])
  await two.remote.detachTab({ next: [] })
  expect(await one.remote.tabs()).toBe(1)
  expect(one.events.at(-1)).toEqual(['tabs', 1])
  desk.close()
})

test('every tab gets the user after an operation', async () => {
  const desk = setUp((request) =>
    request.method === 'GET' ? answerRead(request) : Response.json(person('TERMINATED')),
  )
  const [one, two] = [await desk.open(), await desk.open()]
  await one.remote.signIn({ pasted: 'tot_good' })
  await one.remote.runOperation(terminate)
  await two.remote.session()
  const event = ['users', [expect.objectContaining({ id, status: 'TERMINATED' })]]
  expect(one.events).toContainEqual(event)
  expect(two.events).toContainEqual(event)
  desk.close()
})

test('a 403 on an MFA reset records a missing permission, a 403 on another operation does not', async () => {
  const desk = setUp((request) =>
    request.method === 'GET' ? answerRead(request) : new Response(null, { status: 403 }),
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

test('an answer after the end of its session reaches no tab', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let sent = () => {}
  const isSent = new Promise<void>((resolve) => (sent = resolve))
  const desk = setUp((request) => {
    if (request.method === 'GET') return answerRead(request)
    sent()
    return new Response(
      new ReadableStream({
        async start(controller) {
          await released
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
  // Only the user as read before the write.
  expect(events.filter(([event]) => event === 'users')).toEqual([
    ['users', [expect.objectContaining({ id, status: 'ACTIVE' })]],
  ])
  desk.close()
})

test('an answer from before a change does not bring the old state back', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let isHeld = false
  const desk = setUp((request) => {
    if (request.method !== 'GET') return Response.json(person('TERMINATED'))
    if (!request.url.includes('users?')) return answerRead(request)
    const body = JSON.stringify({ content: [person('ACTIVE')], totalElements: 1, size: 20 })
    if (!isHeld) return new Response(body)
    return new Response(
      new ReadableStream({
        async start(controller) {
          await released
          controller.enqueue(new TextEncoder().encode(body))
          controller.close()
        },
      }),
    )
  })
  const { remote } = await desk.open()
  await remote.signIn({ pasted: 'tot_good' })
  await remote.users({ page: 1, size: 20, query: null })
  isHeld = true
  const list = remote.users({ page: 1, size: 20, query: null })
  await remote.runOperation(terminate)
  release()
  expect((await list).users[0]?.status).toBe('TERMINATED')
  desk.close()
})
