import { everyone } from './emptyQuery.ts'
import { describe, expect, test } from 'vitest'
import { ApiError, type ApiFailure } from '../../api/error.ts'
import type { Role, User } from '../../api/schema.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { createDirectory } from './directory.ts'
// The directory loads it on demand, for which the fake clock does not wait.
import './reading.ts'
import { type Behaviour, createClock, createFakeApi, numberOf, row } from '../../../test/fakeApi.ts'
import type { DirectoryAnswer, DirectoryProgress, DirectoryQuery } from './types.ts'

const all: DirectoryQuery = {
  ...everyone,
  page: 1,
  size: 10_000,
}

/** A directory of so many people, numbered from 0, on pages of ten. */
function setUp(count: number, behaviour: Behaviour = {}) {
  const clock = createClock()
  const people = Array.from({ length: count }, (_, number) => row(number))
  const { api, requests } = createFakeApi(clock, people, {
    grant: (asked) => Math.min(asked, 10),
    ...behaviour,
  })
  const told: DirectoryProgress[] = []
  const roles: Role[] = []
  const recentWrites = createRecentWrites()
  const directory = createDirectory({
    api: () => api,
    roles: () => roles,
    recentWrites,
    delay: clock.delay,
    now: clock.now,
    changed: (progress) => told.push(progress),
  })
  const ask = async (query: Partial<DirectoryQuery> = {}) => {
    let answer: DirectoryAnswer | undefined
    void directory.query({ ...all, ...query }).then((given) => (answer = given))
    await clock.until(() => answer !== undefined)
    return answer ?? expect.fail()
  }
  return {
    ...directory,
    apply(users: User[]) {
      for (const user of users) recentWrites.record(user)
      directory.update(users)
    },
    clock,
    people,
    requests,
    told,
    roles,
    ask,
    here: async () => (await ask()).users.map(numberOf),
    answered: (pages: number) => clock.until(() => directory.progress().read >= pages * 10),
    over: () => clock.until(() => directory.progress().state !== 'reading'),
    done: () => clock.until(() => directory.progress().state === 'done'),
    pages: () => requests.map(({ page }) => page),
  }
}

const failure = (kind: ApiFailure['kind'], more: Partial<ApiFailure> = {}) => new ApiError({ kind, ...more })
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)
const user = (number: number, more: Partial<User> = {}): User => ({
  id: String(row(number).id),
  idpId: null,
  email: `${number}@x.com`,
  roleId: null,
  firstName: `Person ${number}`,
  lastName: null,
  title: null,
  status: null,
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
  ...more,
})

describe('reading everyone', () => {
  test('asks for large pages, and for four at a time once it knows what is granted', async () => {
    const { start, done, requests, pages } = setUp(95)
    start()
    await done()
    expect(requests.map(({ size }) => size)).toEqual([1000, ...Array.from({ length: 9 }, () => 10)])
    expect(pages()).toEqual(upTo(10))
    expect(requests.map(({ running }) => running)).toEqual([1, 1, 2, 3, 4, 4, 4, 4, 4, 4])
  })

  test('asks for less where a size is refused', async () => {
    const { start, done, requests, here } = setUp(130, {
      grant: (asked) => asked,
      before({ size }) {
        if (size > 50) throw failure('invalid')
      },
    })
    start()
    await done()
    expect(requests.map(({ size }) => size)).toEqual([1000, 500, 250, 200, 100, 50, 50, 50])
    expect(await here()).toEqual(upTo(130))
  })

  test.each<[string, Behaviour]>([
    ['counts more people than there are', { says: () => ({ totalElements: 1e15, size: 10 }) }],
    ['gives the same page for each', { says: () => ({ content: upTo(10).map((number) => row(number)) }) }],
  ])('ends although the API %s', async (_, behaviour) => {
    const { start, done, here, requests } = setUp(30, behaviour)
    start()
    await done()
    expect((await here()).length).toBeGreaterThan(9)
    expect(requests.length).toBeLessThan(60)
  })

  test('can be searched at once, and tells how far it is', async () => {
    const { start, answered, done, ask, told, progress } = setUp(95)
    start()
    await answered(5)
    expect(progress()).toMatchObject({ state: 'reading', read: 50, total: 95, perSecond: 250 })
    expect((await ask({ text: '7@x' })).users.map(numberOf)).toEqual([7, 17, 27, 37, 47])
    await done()
    expect(progress()).toMatchObject({ state: 'done', read: 95, missing: 0, pageSize: 10, readAt: 1_000_000 })
    expect(told.map(({ state }) => state)).toEqual([
      ...Array.from({ length: told.length - 1 }, () => 'reading'),
      'done',
    ])
  })

  test('begins once, and goes on where it is paused', async () => {
    const { start, pause, resume, answered, done, clock, requests, progress, here } = setUp(200)
    start()
    start()
    await answered(5)
    pause()
    const sent = requests.length
    await clock.pass(60_000)
    expect(requests).toHaveLength(sent)
    // Those under way still came.
    expect(progress()).toMatchObject({ state: 'paused', read: sent * 10 })
    resume()
    expect(progress().state).toBe('reading')
    await done()
    expect(await here()).toEqual(upTo(200))
    expect(requests).toHaveLength(20)
  })
})

describe('a reading that is cancelled', () => {
  test('asks no more, and keeps whoever is here', async () => {
    const { start, answered, cancel, clock, requests, progress, here } = setUp(200)
    start()
    await answered(5)
    cancel()
    const sent = requests.length
    await clock.pass(60_000)
    expect(requests).toHaveLength(sent)
    expect(progress()).toMatchObject({ state: 'cancelled', read: 50, error: null })
    expect(await here()).toEqual(upTo(50))
  })

  test('can be cancelled while it is paused, and begun again', async () => {
    const { start, answered, pause, cancel, done, here } = setUp(80)
    start()
    await answered(3)
    pause()
    cancel()
    start()
    await done()
    expect(await here()).toEqual(upTo(80))
  })
})

describe('an API that wants it slower', () => {
  const limited = (retryAfter: number | null, from: number, to: number): Behaviour => ({
    before({ number }) {
      if (number >= from && number <= to) throw failure('rateLimited', { retryAfter })
    },
  })

  test('is left alone as long as it says, and then asked less at a time, for a while', async () => {
    const { start, done, requests, told, here, clock } = setUp(300, limited(60, 6, 8))
    start()
    await clock.until(() => told.at(-1)?.waitsUntil !== null && told.length > 1)
    const refused = clock.now()
    expect(told.at(-1)).toMatchObject({ state: 'reading', waitsUntil: refused + 60_000 })
    await done()
    expect(requests.filter(({ at }) => at > refused && at < refused + 60_000)).toEqual([])
    const after = requests.filter(({ at }) => at >= refused + 60_000).map(({ running }) => running)
    expect(after.slice(0, 6)).toEqual([1, 2, 2, 2, 2, 2])
    expect(Math.max(...after)).toBe(4)
    expect(await here()).toEqual(upTo(300))
    expect(told.at(-1)).toMatchObject({ waitsUntil: null, error: null, failedPages: [] })
  })

  test('is left alone ever longer where it does not say how long', async () => {
    const { start, done, requests } = setUp(20, limited(null, 2, 4))
    start()
    await done()
    const times = requests.map(({ at }) => at)
    expect(times.slice(1).map((at, i) => at - (times[i] ?? 0))).toEqual([100, 5050, 10_050, 20_050])
  })

  test('is asked no more, until told to, where it never stops', async () => {
    const { start, over, progress, resume, done, here } = setUp(20, limited(1, 2, 8))
    start()
    await over()
    expect(progress()).toMatchObject({ state: 'paused', error: 'rateLimited', waitsUntil: null })
    resume()
    await done()
    expect(await here()).toEqual(upTo(20))
    expect(progress().error).toBeNull()
  })

  test('is asked less at a time where it answers slowly, and more when it recovers', async () => {
    const { start, done, requests } = setUp(900, {
      latency: (number) => (number > 20 && number < 40 ? 3000 : 100),
    })
    start()
    await done()
    const running = requests.map((request) => request.running)
    expect(running.slice(10, 20)).toEqual(Array.from({ length: 10 }, () => 4))
    expect(Math.max(...running.slice(30, 40))).toBe(1)
    expect(running.at(-1)).toBe(4)
  })
})

describe('a page that fails', () => {
  test('is tried again when the others are read', async () => {
    let failed = 0
    const { start, done, pages, progress, here } = setUp(60, {
      before({ page }) {
        if (page === 2 && failed++ === 0) throw failure('server')
      },
    })
    start()
    await done()
    expect(pages()).toEqual([0, 1, 2, 3, 4, 5, 2])
    expect(progress()).toMatchObject({ failedPages: [], error: null })
    expect(await here()).toEqual(upTo(60))
  })

  test('is then named, and the rest stays usable; nobody of it counts as missing', async () => {
    const { start, done, progress, here, pages } = setUp(55, {
      before({ page }) {
        if (page === 2 || page === 5) throw failure('unreadable')
      },
    })
    start()
    await done()
    expect(progress()).toMatchObject({
      read: 40,
      total: 55,
      missing: 0,
      failedPages: [3, 6],
      error: 'unreadable',
    })
    expect(pages()).toHaveLength(8)
    expect(await here()).toEqual([...upTo(20), ...upTo(50).slice(30)])
  })

  test('with many others pauses it, until told to go on', async () => {
    let isDown = false
    const { start, answered, over, resume, done, progress, requests, here } = setUp(300, {
      before() {
        if (isDown) throw failure('network')
      },
    })
    start()
    await answered(10)
    isDown = true
    await over()
    expect(progress()).toMatchObject({ state: 'paused', error: 'network', failedPages: [] })
    expect(requests.length).toBeLessThan(26)
    isDown = false
    resume()
    await done()
    expect(progress()).toMatchObject({ failedPages: [], error: null, missing: 0 })
    expect(await here()).toEqual(upTo(300))
  })

  test('as the very first is tried again, and then waits to be told', async () => {
    let isDown = true
    const { start, over, resume, done, progress, requests, here } = setUp(15, {
      before() {
        if (isDown) throw failure('timeout')
      },
    })
    start()
    await over()
    expect(progress()).toMatchObject({
      state: 'paused',
      error: 'timeout',
      read: 0,
      total: null,
      readAt: null,
    })
    expect(requests).toHaveLength(2)
    isDown = false
    resume()
    await done()
    expect(await here()).toEqual(upTo(15))
  })

  test.each(['unauthorized', 'forbidden'] as const)('for good (%s) ends it', async (kind) => {
    const { start, over, progress, clock, requests } = setUp(100, {
      before({ number }) {
        if (number > 3) throw failure(kind)
      },
    })
    start()
    await over()
    expect(progress()).toMatchObject({ state: 'cancelled', error: kind, read: 10 })
    const sent = requests.length
    await clock.pass(60_000)
    expect(requests).toHaveLength(sent)
  })
})

describe('what the API counts', () => {
  test('and does not list is said, after everyone was read once more', async () => {
    const says = ({ size }: { size: number }) => ({ size, totalElements: 58 })
    const { start, done, progress, pages } = setUp(55, { says })
    start()
    await done()
    expect(progress()).toMatchObject({ read: 55, total: 58, missing: 3, moving: false })
    expect(pages()).toHaveLength(12)
  })

  test('twice is here once', async () => {
    const { start, done, progress, people, here } = setUp(30)
    people[25] = people[3] ?? {}
    start()
    await done()
    expect(progress()).toMatchObject({ read: 29, missing: 1 })
    expect((await here()).toSorted((a, b) => a - b)).toEqual(upTo(30).filter((number) => number !== 25))
  })

  test('counts entries that can’t be understood, and does not miss them', async () => {
    const { start, done, progress, people, here, pages } = setUp(30)
    people[3] = { id: 'x' }
    people[14] = { id: null }
    start()
    await done()
    expect(progress()).toMatchObject({ read: 30, unreadable: 2, missing: 0 })
    expect(pages()).toHaveLength(3)
    expect(await here()).toHaveLength(28)
  })
})

describe('Roster’s own changes', () => {
  const changed = (number: number) => user(number, { lastName: 'Changed', status: 'TERMINATED' })

  test('are here at once, and pages asked for before do not undo them', async () => {
    const { start, answered, done, apply, ask, here } = setUp(60)
    start()
    await answered(1)
    // Its page is on the way; the API's side of the change comes after the answer was made.
    await Promise.resolve()
    apply([changed(15), changed(5)])
    expect((await ask({ text: 'changed' })).counts.status).toMatchObject({ TERMINATED: 2 })
    await done()
    expect((await ask({ text: 'changed' })).users.map(numberOf)).toEqual([5, 15])
    expect(await here()).toEqual(upTo(60))
  })

  test('give way to what the API says of them later', async () => {
    const { start, done, apply, ask, clock } = setUp(60)
    start()
    await done()
    apply([changed(15)])
    expect((await ask({ status: ['TERMINATED'] })).total).toBe(1)
    await clock.pass(1000)
    start()
    await done()
    expect((await ask({ status: ['TERMINATED'] })).total).toBe(0)
  })

  test('of someone new stand last, and stay through the reading under way', async () => {
    const { start, answered, done, apply, here } = setUp(40)
    start()
    await answered(1)
    apply([user(77)])
    expect((await here()).at(-1)).toBe(77)
    await done()
    expect(await here()).toEqual([...upTo(40), 77])
    start()
    await done()
    expect(await here()).toEqual(upTo(40))
  })

  test('do not make a directory that nobody asked for', async () => {
    const { apply, here, progress } = setUp(40)
    apply([user(1)])
    expect(await here()).toEqual([])
    expect(progress().state).toBe('idle')
  })
})

describe('reading anew', () => {
  test('takes in and out who came and went, and shows the old ones until then', async () => {
    const { start, done, answered, people, here, clock, progress } = setUp(50)
    start()
    await done()
    await clock.pass(5000)
    const before = clock.now()
    people.splice(20, 3, row(90))
    start()
    expect(progress()).toMatchObject({ state: 'reading', read: 0, readAt: 1_000_000 })
    await answered(1)
    expect(await here()).toHaveLength(50)
    await done()
    expect(await here()).toEqual([...upTo(20), 90, ...upTo(50).slice(23)])
    expect(progress()).toMatchObject({ read: 48, missing: 0, moving: false, readAt: before })
  })

  test('keeps those who may be on a page that fails', async () => {
    let isBroken = false
    const { start, done, people, here } = setUp(50, {
      before({ page }) {
        if (isBroken && page === 2) throw failure('server')
      },
    })
    start()
    await done()
    isBroken = true
    people.splice(49, 1)
    start()
    await done()
    expect(await here()).toHaveLength(50)
  })
})

test('everything is forgotten, and what was on its way stays away', async () => {
  const { start, answered, forget, clock, here, progress, told, done } = setUp(100)
  start()
  await answered(3)
  forget()
  expect(progress()).toEqual(told.at(-1))
  expect(progress()).toMatchObject({ state: 'idle', read: 0, total: null, readAt: null })
  await clock.pass(60_000)
  expect(await here()).toEqual([])
  start()
  await done()
  expect(await here()).toEqual(upTo(100))
})

test('what was asked before everyone was forgotten is not answered any more', async () => {
  const { start, done, forget, query, everyone: hand, clock } = setUp(1500)
  start()
  await done()
  // Words that nobody is called by: each of them gives way once.
  const answer = query({ ...all, text: 'nobody, no one' })
  const handed = hand(all)
  expect((await handed.next()).value).toHaveLength(1000)
  const rest = handed.next()
  forget()
  const refused = Promise.all([
    expect(answer).rejects.toMatchObject({ kind: 'unauthorized' }),
    expect(rest).rejects.toMatchObject({ kind: 'unauthorized' }),
  ])
  await clock.pass(10)
  await refused
})

test('people are found and sorted by the names of their roles, as soon as these are known', async () => {
  const ids = [5, 6].map((number) => String(row(number).id))
  const { start, done, people, roles, ask } = setUp(0)
  people.push(row(0, { roleId: ids[0] }), row(1, { roleId: ids[1] }), row(2))
  start()
  await done()
  const sort = { column: 'role', descending: false } as const
  expect((await ask({ sort })).users.map(numberOf)).toEqual([0, 1, 2])
  expect((await ask({ text: '00000006' })).users.map(numberOf)).toEqual([1])
  roles.push(
    { id: ids[0] ?? '', name: 'member', organizationId: null },
    { id: ids[1] ?? '', name: 'Admin', organizationId: null },
  )
  expect((await ask({ sort })).users.map(numberOf)).toEqual([1, 0, 2])
  expect((await ask({ text: 'ADM' })).users.map(numberOf)).toEqual([1])
})
