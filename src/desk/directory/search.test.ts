import { emptyQuery } from './emptyQuery.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { getResponse } from 'msw/utils/get-response'
import { createOrganization } from '../../demo/db.ts'
import { createHandlers } from '../../demo/handlers.ts'
import { people } from '../../demo/people.ts'
import { createDesk } from '../desk.ts'
import type { DeskEvents } from '../interface.ts'
import type { Query } from './types.ts'
import { delay } from '../async/delay.ts'

const { signal } = new AbortController()

/** Signs in to an organization of `count` users. Records the requests and the notifications. */
async function setUp(count: number) {
  const organization = createOrganization({ users: people(count, 1), maxSize: 100 })
  const handlers = createHandlers(() => organization)
  const requested: string[] = []
  const notified: DeskEvents['directory'][] = []
  let release = () => {}
  let blocked: Promise<void> | null = null
  /** Number of requests that are answered although others are held. */
  let free = 0
  /** Part of the paths that are held. */
  let heldPath = ''
  const desk = createDesk({
    transport: {
      base: 'http://api.test',
      timeout: 30_000,
      delay,
      async fetch(request) {
        const { pathname, search } = new URL(request.url)
        requested.push(pathname.replace('/organizations/', '') + search)
        if (pathname.includes(heldPath) && free-- <= 0) await blocked
        return (await getResponse(handlers, request)) ?? Response.error()
      },
    },
    loadDemo: () => Promise.reject(new Error('no demo here')),
    notify(event, detail) {
      if (event === 'directory') notified.push(detail as DeskEvents['directory'])
    },
  })
  await desk.signIn({ pasted: 'tot_good' }, signal)
  requested.length = 0
  const find = (query: Partial<Query>) =>
    desk.users({ page: 1, size: 20, query: { ...emptyQuery, ...query } }, signal)
  return {
    ...desk,
    find,
    requested,
    notified,
    everyone: () => organization.users() as { id: string; email: string }[],
    organization,
    hold: ({ after = 0, path = '' } = {}) => {
      free = after
      heldPath = path
      blocked = new Promise((resolve) => (release = resolve))
    },
    release: () => release(),
  }
}

afterEach(() => void vi.useRealTimers())

describe('reading the directory', () => {
  test.each([
    ['for the first people, however long they take', 'release'],
    ['no longer once reading is paused, and again once it is resumed', 'pause'],
  ])('makes a query wait %s', async (_, end) => {
    const desk = await setUp(250)
    desk.hold()
    const askAndWait = async () => {
      vi.useFakeTimers()
      let hasAnswer = false
      const found = desk.find({ text: 'a' }).finally(() => (hasAnswer = true))
      await vi.advanceTimersByTimeAsync(10_000)
      vi.useRealTimers()
      expect(hasAnswer).toBe(false)
      return { found }
    }
    const { found } = await askAndWait()
    if (end === 'pause') {
      desk.controlReading('pause')
      expect((await found).total).toBe(0)
      desk.controlReading('start')
    }
    const again = end === 'pause' ? await askAndWait() : { found }
    desk.release()
    expect((await again.found).total).toBeGreaterThan(0)
  })

  test('starts with the first query, which waits for it', async () => {
    const desk = await setUp(250)
    expect(desk.directory().state).toBe('idle')
    const { total, found } = await desk.find({ status: ['ACTIVE'] })
    const active = desk.everyone().filter((user) => JSON.stringify(user).includes('"ACTIVE"'))
    expect(total).toBe(active.length)
    expect(found).toMatchObject({ list: false, entries: null, notFound: [], terms: [], isPartial: false })
    expect(desk.directory()).toMatchObject({ state: 'done', read: 250, total: 250 })
    await desk.find({ status: ['TERMINATED'] })
    expect(desk.requested.filter((path) => path.startsWith('users'))).toHaveLength(3)
  })

  test('delays a query by a second at most once there is somebody', async () => {
    const desk = await setUp(250)
    desk.hold({ after: 1 })
    const from = Date.now()
    const { total, found } = await desk.find({ text: 'a' })
    expect(Date.now() - from).toBeGreaterThanOrEqual(900)
    expect(total).toBeGreaterThan(0)
    expect(found?.isPartial).toBe(true)
    expect(desk.directory().state).toBe('reading')
    desk.release()
    await expect.poll(() => desk.directory().state).toBe('done')
  })

  test.each([
    ['waits for the names of roles that are being read', true],
    ['is answered without the names of roles if they take long', false],
  ])('a query %s', async (_, arrive) => {
    const desk = await setUp(250)
    desk.hold({ path: 'roles' })
    const roles = desk.roles(null, signal)
    const found = desk.find({ text: 'admin' })
    await expect.poll(() => desk.directory().state).toBe('done')
    if (arrive) desk.release()
    const { total } = await found
    desk.release()
    await roles
    expect(total === (await desk.find({ text: 'admin' })).total).toBe(arrive)
  })

  test('starts automatically only in a small organization', async () => {
    const small = await setUp(30)
    small.controlReading('auto')
    await expect.poll(() => small.directory().state).toBe('done')
    small.controlReading('auto')
    expect(small.directory().state).toBe('done')
    const large = await setUp(5001)
    large.controlReading('auto')
    expect(large.directory().state).toBe('idle')
    large.controlReading('start')
    expect(large.directory().state).toBe('reading')
    large.controlReading('cancel')
    expect(large.directory().state).toBe('cancelled')
  })

  test('is impossible after signing out', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    desk.signOut()
    expect(desk.directory()).toMatchObject({ state: 'idle', read: 0 })
    await expect(desk.find({ text: 'a' })).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(desk.count(emptyQuery)).rejects.toMatchObject({ kind: 'unauthorized' })
    desk.controlReading('start')
    expect(desk.directory().state).toBe('idle')
  })
})

describe('an id that is not in the directory', () => {
  const someone = people(1, 77)[0]

  test('is looked up, and the user is stored', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    desk.organization.insert({ ...someone })
    const { users } = await desk.find({ text: someone?.id.toUpperCase() ?? '' })
    expect(users.map(({ id }) => id)).toEqual([someone?.id])
    expect((await desk.count(emptyQuery)).total).toBe(31)
  })

  test('is looked up once if it does not exist', async () => {
    const desk = await setUp(30)
    await desk.find({ text: someone?.id ?? '' })
    await desk.find({ text: someone?.id ?? '' })
    expect(desk.requested.filter((path) => path === `users/${someone?.id}`)).toHaveLength(1)
  })

  test('fails if the API fails', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    desk.organization.addFault({ call: 'getUser', fault: '400', times: 1 })
    expect((await desk.find({ text: someone?.id ?? '' })).total).toBe(0)
    desk.organization.addFault({ call: 'getUser', fault: 'html' })
    await expect(desk.find({ text: people(1, 78)[0]?.id ?? '' })).rejects.toMatchObject({
      kind: 'unreadable',
    })
  })
})

describe('data read elsewhere', () => {
  test('updates the directory: a write, a single user, a page of the list', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    const { length } = desk.notified
    const active = desk.everyone().findLast((user) => JSON.stringify(user).includes('"ACTIVE"'))
    const userId = active?.id ?? ''
    await desk.runOperation({ operation: 'terminate', userId, input: null })
    expect((await desk.find({ text: userId, status: ['TERMINATED'] })).total).toBe(1)
    expect(desk.notified.length).toBeGreaterThan(length)
    expect(desk.notified.at(-1)?.version).not.toBe(desk.notified[length - 1]?.version)

    desk.organization.edit(userId, { profile: { title: 'Seen alone' } })
    await desk.user({ userId }, signal)
    expect((await desk.find({ text: 'seen alone' })).total).toBe(1)
    desk.organization.edit(userId, { profile: { title: 'Seen in the list' } })
    await desk.users({ page: 2, size: 20, query: null }, signal)
    expect((await desk.find({ text: 'seen in the list' })).total).toBe(1)
  })
})
