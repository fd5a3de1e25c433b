import { everyone } from './emptyQuery.ts'
import { describe, expect, test } from 'vitest'
import { getResponse } from 'msw/utils/get-response'
import { createOrganization } from '../../demo/db.ts'
import { createHandlers } from '../../demo/handlers.ts'
import { people } from '../../demo/people.ts'
import { createDesk } from '../desk.ts'
import type { DeskEvents } from '../interface.ts'
import type { Query } from './types.ts'
import { delay } from '../async/delay.ts'

const { signal } = new AbortController()

/** A desk that is signed in to an organization of so many people, and what it told and asked. */
async function setUp(count: number) {
  const organization = createOrganization({ users: people(count, 1), maxSize: 100 })
  const handlers = createHandlers(() => organization)
  const asked: string[] = []
  const told: DeskEvents['directory'][] = []
  let release = () => {}
  let held: Promise<void> | null = null
  const desk = createDesk({
    transport: {
      base: 'http://api.test',
      timeout: 30_000,
      delay,
      async fetch(request) {
        const { pathname, search } = new URL(request.url)
        asked.push(pathname.replace('/organizations/', '') + search)
        await held
        return (await getResponse(handlers, request)) ?? Response.error()
      },
    },
    loadDemo: () => Promise.reject(new Error('no demo here')),
    notify(event, detail) {
      if (event === 'directory') told.push(detail as DeskEvents['directory'])
    },
  })
  await desk.signIn({ pasted: 'tot_good' }, signal)
  asked.length = 0
  const find = (query: Partial<Query>) =>
    desk.users({ page: 1, size: 20, query: { ...everyone, ...query } }, signal)
  return {
    ...desk,
    find,
    asked,
    told,
    everyone: () => organization.users() as { id: string; email: string }[],
    organization,
    hold: () => {
      held = new Promise((resolve) => (release = resolve))
    },
    release: () => release(),
  }
}

describe('reading everyone', () => {
  test('begins with the first question, which waits for it', async () => {
    const desk = await setUp(250)
    expect(desk.directory().state).toBe('idle')
    const { total, found } = await desk.find({ status: ['ACTIVE'] })
    const active = desk.everyone().filter((user) => JSON.stringify(user).includes('"ACTIVE"'))
    expect(total).toBe(active.length)
    expect(found).toEqual({ list: false, notFound: [], terms: [] })
    expect(desk.directory()).toMatchObject({ state: 'done', read: 250, total: 250 })
    await desk.find({ status: ['TERMINATED'] })
    expect(desk.asked.filter((path) => path.startsWith('users'))).toHaveLength(3)
  })

  test('is waited for a second at most', async () => {
    const desk = await setUp(250)
    desk.hold()
    const from = Date.now()
    const { total } = await desk.find({ text: 'a' })
    expect(Date.now() - from).toBeGreaterThanOrEqual(900)
    expect(total).toBe(0)
    expect(desk.directory().state).toBe('reading')
    desk.release()
    await expect.poll(() => desk.directory().state).toBe('done')
  })

  test('begins by itself only where it is few calls', async () => {
    const few = await setUp(30)
    few.controlReading('auto')
    await expect.poll(() => few.directory().state).toBe('done')
    few.controlReading('auto')
    expect(few.directory().state).toBe('done')
    const many = await setUp(5001)
    many.controlReading('auto')
    expect(many.directory().state).toBe('idle')
    many.controlReading('start')
    expect(many.directory().state).toBe('reading')
    many.controlReading('cancel')
    expect(many.directory().state).toBe('cancelled')
  })

  test('is nobody’s business after signing out', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    desk.signOut()
    expect(desk.directory()).toMatchObject({ state: 'idle', read: 0 })
    await expect(desk.find({ text: 'a' })).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(desk.count(everyone)).rejects.toMatchObject({ kind: 'unauthorized' })
    desk.controlReading('start')
    expect(desk.directory().state).toBe('idle')
  })
})

describe('an id that nobody here has', () => {
  const someone = people(1, 77)[0]

  test('is asked for, and who has it stays', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    desk.organization.insert({ ...someone })
    const { users } = await desk.find({ text: someone?.id.toUpperCase() ?? '' })
    expect(users.map(({ id }) => id)).toEqual([someone?.id])
    expect((await desk.count(everyone)).total).toBe(31)
  })

  test('is asked for once, where the API does not know it either', async () => {
    const desk = await setUp(30)
    await desk.find({ text: someone?.id ?? '' })
    await desk.find({ text: someone?.id ?? '' })
    expect(desk.asked.filter((path) => path === `users/${someone?.id}`)).toHaveLength(1)
  })

  test('says so where the API fails', async () => {
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

describe('what was seen elsewhere', () => {
  test('enters: an operation’s outcome, a person read anew, a page of the list', async () => {
    const desk = await setUp(30)
    await desk.find({ text: 'a' })
    const { length } = desk.told
    const active = desk.everyone().findLast((user) => JSON.stringify(user).includes('"ACTIVE"'))
    const userId = active?.id ?? ''
    await desk.runOperation({ operation: 'terminate', userId, input: null })
    expect((await desk.find({ text: userId, status: ['TERMINATED'] })).total).toBe(1)
    expect(desk.told.length).toBeGreaterThan(length)
    expect(desk.told.at(-1)?.version).not.toBe(desk.told[length - 1]?.version)

    desk.organization.edit(userId, { profile: { title: 'Seen alone' } })
    await desk.user({ userId }, signal)
    expect((await desk.find({ text: 'seen alone' })).total).toBe(1)
    desk.organization.edit(userId, { profile: { title: 'Seen in the list' } })
    await desk.users({ page: 2, size: 20, query: null }, signal)
    expect((await desk.find({ text: 'seen in the list' })).total).toBe(1)
  })
})
