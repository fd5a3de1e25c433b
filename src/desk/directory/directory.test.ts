import { emptyQuery } from './emptyQuery.ts'
import { describe, expect, test } from 'vitest'
import { ApiError, type ApiFailure } from '../../api/error.ts'
import type { Role, User } from '../../api/schema.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { createDirectory } from './directory.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { createClock } from '../../../test/fakeClock.ts'
import { type Behavior, createFakeApi, numberOf, row } from '../../../test/fakeUsersApi.ts'
// Loaded on demand by the directory. The clock of these tests does not wait for imports.
import { countDomains } from './countDomains.ts'
import './directoryData.ts'
import '../async/requestLimiter.ts'
import type { DirectoryAnswer, DirectoryProgress, DirectoryQuery } from './types.ts'

const all: DirectoryQuery = {
  ...emptyQuery,
  page: 1,
  size: 10_000,
}

/** Creates a directory of `count` users, numbered from 0, on pages of ten. */
function setUp(count: number, behavior: Behavior = {}) {
  const clock = createClock()
  const people = Array.from({ length: count }, (_, number) => row(number))
  const { api, requests } = createFakeApi(clock, people, {
    grant: (asked) => Math.min(asked, 10),
    ...behavior,
  })
  const notified: DirectoryProgress[] = []
  const roles: Role[] = []
  const recentWrites = createRecentWrites()
  const directory = createDirectory({
    api: () => api,
    roles: () => roles,
    recentWrites,
    delay: clock.delay,
    now: clock.now,
    changed: (progress) => notified.push(progress),
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
    notified,
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
const user = (number: number, more: Partial<User> = {}) =>
  emptyUser(String(row(number).id), { email: `${number}@x.com`, firstName: `Person ${number}`, ...more })

describe('reading', () => {
  test('requests large pages, and four at a time once the page size is known', async () => {
    const { start, done, requests, pages } = setUp(95)
    start()
    await done()
    expect(requests.map(({ size }) => size)).toEqual([1000, ...Array.from({ length: 19 }, () => 10)])
    // A second pass checks that nobody was missed.
    expect(pages()).toEqual([...upTo(10), ...upTo(10)])
    expect(requests.map(({ running }) => running)).toEqual([
      1,
      1,
      2,
      3,
      ...Array(6).fill(4),
      1,
      1,
      2,
      3,
      ...Array(6).fill(4),
    ])
  })

  test('requests smaller pages if a size is refused', async () => {
    const { start, done, requests, here } = setUp(130, {
      grant: (asked) => asked,
      before({ size }) {
        if (size > 50) throw failure('invalid')
      },
    })
    start()
    await done()
    expect(requests.map(({ size }) => size)).toEqual([1000, 500, 250, 200, 100, 50, 49, 48])
    expect(await here()).toEqual(upTo(130))
  })

  test.each<[string, Behavior]>([
    ['returns too large a total', { says: () => ({ totalElements: 1e15, size: 10 }) }],
    [
      'returns the same page again and again',
      { says: () => ({ content: upTo(10).map((number) => row(number)) }) },
    ],
  ])('ends even if the API %s', async (_, behavior) => {
    const { start, done, here, requests } = setUp(30, behavior)
    start()
    await done()
    expect((await here()).length).toBeGreaterThan(9)
    expect(requests.length).toBeLessThan(60)
  })

  test('can be searched meanwhile, and reports progress', async () => {
    const { start, answered, done, ask, notified, progress } = setUp(95)
    start()
    await answered(5)
    expect(progress()).toMatchObject({ state: 'reading', read: 50, total: 95, perSecond: 250 })
    expect((await ask({ text: '7@x' })).users.map(numberOf)).toEqual([7, 17, 27, 37, 47])
    await done()
    expect(progress()).toMatchObject({ state: 'done', read: 95, missing: 0, pageSize: 10, readAt: 1_000_000 })
    expect(notified.map(({ state }) => state)).toEqual([
      ...Array.from({ length: notified.length - 1 }, () => 'reading'),
      'done',
    ])
  })

  test('gives partial answers until everyone was read once, and then while everyone is read again', async () => {
    const { start, answered, cancel, done, ask, progress } = setUp(95)
    start()
    await answered(5)
    expect(await ask()).toMatchObject({ total: 50, isPartial: true })
    cancel()
    expect((await ask()).isPartial).toBe(true)
    start()
    await done()
    expect(progress().hasEveryone).toBe(true)
    expect(await ask()).toMatchObject({ total: 95, isPartial: false })
    start()
    expect(progress()).toMatchObject({ state: 'reading', read: 0, hasEveryone: true })
    expect(await ask()).toMatchObject({ total: 95, isPartial: false })
  })

  test('starts once, and resumes after a pause', async () => {
    const { start, pause, resume, answered, done, clock, requests, progress, here } = setUp(200)
    start()
    start()
    await answered(5)
    pause()
    const sent = requests.length
    await clock.pass(60_000)
    expect(requests).toHaveLength(sent)
    // Pages already requested are still stored.
    expect(progress()).toMatchObject({ state: 'paused', read: sent * 10 })
    resume()
    expect(progress().state).toBe('reading')
    await done()
    expect(await here()).toEqual(upTo(200))
    expect(requests).toHaveLength(40)
  })
})

test('counts the domains of those who match', async () => {
  const { done, start, people, clock, ...directory } = setUp(30)
  people[3] = row(3, { email: 'three@Partner.example' })
  people[4] = row(4, { email: 'no address' })
  start()
  await done()
  let counted: unknown
  const { signal } = new AbortController()
  void countDomains(directory, { ...emptyQuery, text: 'e' }, signal).then((counts) => (counted = counts))
  await clock.until(() => counted !== undefined)
  expect(counted).toEqual({ domains: { 'x.com': 28, 'partner.example': 1, '': 1 }, isPartial: false })
})

describe('cancelling', () => {
  test('stops requests and keeps the users read so far', async () => {
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

  test('works during a pause, and reading can start again', async () => {
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

describe('an API that limits the rate', () => {
  const limited = (retryAfter: number | null, from: number, to: number): Behavior => ({
    before({ number }) {
      if (number >= from && number <= to) throw failure('rateLimited', { retryAfter })
    },
  })

  test('gets no requests for as long as it asks, and fewer at a time after that', async () => {
    const { start, done, requests, notified, here, clock } = setUp(300, limited(60, 6, 8))
    start()
    await clock.until(() => notified.at(-1)?.waitsUntil !== null && notified.length > 1)
    const refused = clock.now()
    expect(notified.at(-1)).toMatchObject({ state: 'reading', waitsUntil: refused + 60_000 })
    await done()
    expect(requests.filter(({ at }) => at > refused && at < refused + 60_000)).toEqual([])
    const after = requests.filter(({ at }) => at >= refused + 60_000).map(({ running }) => running)
    expect(after.slice(0, 6)).toEqual([1, 2, 2, 2, 2, 2])
    expect(Math.max(...after)).toBe(4)
    expect(await here()).toEqual(upTo(300))
    expect(notified.at(-1)).toMatchObject({ waitsUntil: null, error: null, failedPages: [] })
  })

  test('gets longer and longer pauses if it does not say how long', async () => {
    const { start, done, requests } = setUp(20, limited(null, 2, 4))
    start()
    await done()
    const times = requests.map(({ at }) => at)
    expect(times.slice(1, 5).map((at, i) => at - (times[i] ?? 0))).toEqual([100, 5050, 10_050, 20_050])
  })

  test('pauses reading until it is resumed if it never stops', async () => {
    const { start, over, progress, resume, done, here } = setUp(20, limited(1, 2, 8))
    start()
    await over()
    expect(progress()).toMatchObject({ state: 'paused', error: 'rateLimited', waitsUntil: null })
    resume()
    await done()
    expect(await here()).toEqual(upTo(20))
    expect(progress().error).toBeNull()
  })

  test('gets fewer requests at a time while it is slow', async () => {
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
  test('is tried again after the others', async () => {
    let failed = 0
    const { start, done, pages, progress, here } = setUp(60, {
      before({ page }) {
        if (page === 2 && failed++ === 0) throw failure('server')
      },
    })
    start()
    await done()
    expect(pages()).toEqual([0, 1, 2, 3, 4, 5, 2, ...upTo(6)])
    expect(progress()).toMatchObject({ failedPages: [], error: null })
    expect(await here()).toEqual(upTo(60))
  })

  test('is reported if it fails again, and its users do not count as missing', async () => {
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

  test('pauses reading if many others fail too', async () => {
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

  test('is tried again if it is the first one, and then pauses reading', async () => {
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

  test.each(['unauthorized', 'forbidden'] as const)(
    'ends reading if the session may not read it (%s)',
    async (kind) => {
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
    },
  )
})

describe('the total of the API', () => {
  test('shows how many users are missing, after a second pass', async () => {
    const says = ({ size }: { size: number }) => ({ size, totalElements: 58 })
    const { start, done, progress, pages } = setUp(55, { says })
    start()
    await done()
    expect(progress()).toMatchObject({ read: 55, total: 58, missing: 3, moving: false })
    expect(pages()).toHaveLength(12)
  })

  test('may shrink below a page that failed, which then holds nobody', async () => {
    let last = 0
    const { start, done, progress } = setUp(100, {
      before({ page }) {
        if (page === 7 || page === 8) throw failure('server')
        last = page
      },
      says: ({ size }) => ({ size, totalElements: last === 9 ? 55 : 100 }),
    })
    start()
    await done()
    expect(progress()).toMatchObject({ read: 80, total: 55, missing: 0, failedPages: [], moving: true })
  })

  test('may count a user twice who is listed twice', async () => {
    const { start, done, progress, people, here } = setUp(30)
    people[25] = people[3] ?? {}
    start()
    await done()
    expect(progress()).toMatchObject({ read: 29, missing: 1, moving: false })
    expect((await here()).toSorted((a, b) => a - b)).toEqual(upTo(30).filter((number) => number !== 25))
  })

  test('includes unreadable entries, which do not count as missing', async () => {
    const { start, done, progress, people, here, pages } = setUp(30)
    people[3] = { id: 'x' }
    people[14] = { id: null }
    start()
    await done()
    expect(progress()).toMatchObject({ read: 30, unreadable: 2, missing: 0 })
    expect(pages()).toHaveLength(6)
    expect(await here()).toHaveLength(28)
  })
})

describe('changes made by Roster', () => {
  const changed = (number: number) => user(number, { lastName: 'Changed', status: 'TERMINATED' })

  test('are visible at once, and pages requested earlier do not undo them', async () => {
    const { start, answered, apply, ask, here } = setUp(60)
    start()
    await answered(1)
    // The page with both users was requested before the change.
    await Promise.resolve()
    apply([changed(15), changed(5)])
    expect((await ask({ text: 'changed' })).counts.status).toMatchObject({ TERMINATED: 2 })
    await answered(6)
    expect((await ask({ text: 'changed' })).users.map(numberOf)).toEqual([5, 15])
    expect(await here()).toEqual(upTo(60))
  })

  test('are replaced by what the API returns later', async () => {
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

  test('add a new user at the end, who stays until the next reading', async () => {
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

  test('do not start a directory', async () => {
    const { apply, here, progress } = setUp(40)
    apply([user(1)])
    expect(await here()).toEqual([])
    expect(progress().state).toBe('idle')
  })
})

describe('someone leaves and someone joins at once', () => {
  /** Changes the list before this response. The total stays the same. */
  const swapped = (count: number, response: number, from: number, to: number) => {
    const directory = setUp(count, {
      before({ number }) {
        if (number !== response) return
        directory.people.splice(from, 1)
        directory.people.splice(to, 0, row(90))
      },
    })
    return directory
  }

  test('between two pages: nobody is missing, and nobody who left is here', async () => {
    const { start, done, here, progress, pages } = swapped(50, 3, 3, 49)
    start()
    await done()
    expect(await here()).toEqual([...upTo(50).filter((number) => number !== 3), 90])
    expect(progress()).toMatchObject({ read: 50, total: 50, missing: 0, moving: false })
    expect(pages()).toHaveLength(15)
  })

  test('while a list is read again that was known', async () => {
    const directory = setUp(50)
    const { start, done, here, people, pages } = directory
    start()
    await done()
    expect(pages()).toHaveLength(10)
    start()
    await done()
    // Nothing has changed: one pass shows it.
    expect(pages()).toHaveLength(15)
    people.splice(7, 1)
    people.push(row(90))
    start()
    await done()
    expect(pages()).toHaveLength(25)
    expect(await here()).toEqual([...upTo(50).filter((number) => number !== 7), 90])
  })

  test('is not possible within the only page', async () => {
    const { start, done, requests } = setUp(50, { grant: (asked) => asked })
    start()
    await done()
    expect(requests).toHaveLength(1)
  })

  test('is reported if it never ends', async () => {
    const { start, done, people, progress, isComplete } = setUp(50, {
      before({ number }) {
        people.splice(number % 10, 1)
        people.push(row(90 + number))
      },
    })
    start()
    await done()
    expect(progress()).toMatchObject({ total: 50, missing: 0, moving: true })
    expect(isComplete()).toBe(false)
  })
})

describe('reading again', () => {
  test('adds and removes users, and keeps the old ones until then', async () => {
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

  test('keeps users who may be on a failed page', async () => {
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

test('forgetting removes everyone, and late responses are ignored', async () => {
  const { start, answered, forget, clock, here, progress, notified, done } = setUp(100)
  start()
  await answered(3)
  forget()
  expect(progress()).toEqual(notified.at(-1))
  expect(progress()).toMatchObject({ state: 'idle', read: 0, total: null, readAt: null })
  await clock.pass(60_000)
  expect(await here()).toEqual([])
  start()
  await done()
  expect(await here()).toEqual(upTo(100))
})

test('queries under way are rejected when the directory is forgotten', async () => {
  const { start, done, forget, query, batches, clock } = setUp(1500)
  start()
  await done()
  // Each entry that matches nobody gives way once.
  const answer = query({ ...all, text: 'nobody; no one' })
  const batch = batches(all)
  expect((await batch.next()).value).toHaveLength(1000)
  const rest = batch.next()
  forget()
  const refused = Promise.all([
    expect(answer).rejects.toMatchObject({ kind: 'unauthorized' }),
    expect(rest).rejects.toMatchObject({ kind: 'unauthorized' }),
  ])
  await clock.pass(10)
  await refused
})

test('users are searched and sorted by the names of their roles once these are known', async () => {
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
