import { describe, expect, test } from 'vitest'
import { type Behavior, numberOf, row } from '../../../test/fakeUsersApi.ts'
import { all, failure, setUp, upTo, user } from '../../../test/testDirectory.ts'
import { countDomains } from './countDomains.ts'
import { emptyQuery } from './emptyQuery.ts'

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
  const { start, done, people, setRoles, ask } = setUp(0)
  people.push(row(0, { roleId: ids[0] }), row(1, { roleId: ids[1] }), row(2))
  start()
  await done()
  const sort = { column: 'role', descending: false } as const
  expect((await ask({ sort })).users.map(numberOf)).toEqual([0, 1, 2])
  expect((await ask({ text: '00000006' })).users.map(numberOf)).toEqual([1])
  setRoles([
    { id: ids[0] ?? '', name: 'member', organizationId: null },
    { id: ids[1] ?? '', name: 'Admin', organizationId: null },
  ])
  expect((await ask({ sort })).users.map(numberOf)).toEqual([1, 0, 2])
  expect((await ask({ text: 'ADM' })).users.map(numberOf)).toEqual([1])
})
