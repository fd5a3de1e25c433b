import { everyone } from './emptyQuery.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { createDirectory } from './directory.ts'
import { createClock } from '../../../test/fakeClock.ts'
import { type Behaviour, createFakeApi, numberOf, row, type Row } from '../../../test/fakeUsersApi.ts'
// Loaded on demand by the directory. The clock of these tests does not wait for imports.
import './queryEngine.ts'
import './readEveryone.ts'
import type { DirectoryQuery } from './types.ts'

// Reads the directory while users are added, removed and moved, and compares the result with the API's data.

const all: DirectoryQuery = {
  ...everyone,
  page: 1,
  size: 1_000_000,
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)

/** Reads the directory to the end, resuming each pause. Returns the users it has then. */
async function readAll(people: Row[], behaviour: Behaviour) {
  const clock = createClock()
  const { api } = createFakeApi(clock, people, behaviour)
  const directory = createDirectory({
    api: () => api,
    roles: () => [],
    recentWrites: createRecentWrites(),
    delay: clock.delay,
    now: clock.now,
    changed: () => {},
  })
  let pauses = 0
  directory.start()
  for (;;) {
    await clock.until(() => directory.progress().state !== 'reading')
    if (directory.progress().state !== 'paused') break
    pauses++
    directory.resume()
  }
  let users: number[] | undefined
  void directory.query(all).then((answer) => (users = answer.users.map(numberOf)))
  await clock.until(() => users !== undefined)
  return { users: users ?? [], progress: directory.progress(), pauses }
}

const capped = (asked: number) => Math.min(asked, 30)
const servers: Record<string, Behaviour> = {
  'grants any page size': { grant: (asked) => asked },
  'caps the size, and returns it': { grant: capped },
  'caps the size, and returns none': { grant: capped, says: ({ totalElements }) => ({ totalElements }) },
  'caps the size, and returns the requested one': {
    grant: capped,
    says: ({ totalElements }) => ({ totalElements, size: 1000 }),
  },
  'caps the size, and returns neither size nor total': { grant: capped, says: () => ({}) },
  'caps the size, and returns no total': { grant: capped, says: ({ size }) => ({ size }) },
  'returns more rows than requested': { grant: (asked) => Math.max(asked, 1500) },
  'returns a size that it never grants': { says: ({ totalElements }) => ({ totalElements, size: 10 }) },
}

describe('all users are read once, in the API’s order, from a server that', () => {
  test.each(Object.entries(servers))('%s', async (_, behaviour) => {
    for (const count of [0, 1, 29, 30, 31, 213, 1000, 2345]) {
      const people = numbers(count).map((number) => row(number))
      const { users, progress } = await readAll(people, behaviour)
      expect(users).toEqual(numbers(count))
      const none = { missing: 0, unreadable: 0, moving: false, failedPages: [], error: null }
      expect(progress).toMatchObject({ state: 'done', read: count, ...none })
    }
  })
})

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (people: Row[], fraction: number) => Math.floor(fraction * people.length)
type Move = (people: Row[], next: Row) => void
const move: fc.Arbitrary<Move> = fc.oneof(
  // Someone leaves and someone joins at once, so that the total stays the same.
  fc.tuple(place, fc.oneof(place, fc.constant(1))).map(([from, to]): Move => (people, next) => {
    people.splice(at(people, from), 1)
    people.splice(at(people, to), 0, next)
  }),
  place.map(
    (to): Move =>
      (people, next) =>
        void people.splice(at(people, to), 0, next),
  ),
  place.map(
    (from): Move =>
      (people) =>
        void people.splice(at(people, from), 1),
  ),
  fc.tuple(place, place).map(([from, to]): Move => (people) => {
    const moved = people.splice(at(people, from), 1)
    people.splice(at(people, to), 0, ...moved)
  }),
)

test('finds everyone who existed all the time and nobody who was gone, however the list changes', async () => {
  let readTwice = 0
  let moving = 0
  const request = fc.record({ move: fc.option(move, { freq: 8 }), latency: fc.integer({ min: 2, max: 400 }) })
  const script = fc.array(request, { maxLength: 40, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.nat(120), fc.constantFrom(7, 10, 50), script, async (count, cap, requests) => {
      const people = numbers(count).map((number) => row(number))
      let next = count
      /** The users that existed after each response. */
      const history = [people.map(numberOf)]
      let lastPassStart = 0
      const { users, progress } = await readAll(people, {
        grant: (asked) => Math.min(asked, cap),
        latency: (number) => requests[number]?.latency ?? 100,
        before({ number, page }) {
          if (page === 0) lastPassStart = history.length
          requests[number]?.move?.(people, row(next++))
          history.push(people.map(numberOf))
        },
      })
      const since = history.slice(lastPassStart).map((there) => new Set(there))
      const never = (number: number) => since.every((there) => !there.has(number))
      const always = (number: number) => since.every((there) => there.has(number))
      expect(new Set(users).size).toBe(users.length)
      expect(users.filter(never)).toEqual([])
      expect(progress).toMatchObject({ state: 'done', read: users.length, failedPages: [] })
      if (lastPassStart > 1) readTwice++
      if (progress.moving) return void moving++
      expect(numbers(next).filter((number) => always(number) && !users.includes(number))).toEqual([])
      expect(progress.missing).toBe(0)
      const isCalm = history
        .slice(lastPassStart)
        .every((there) => String(there) === String(people.map(numberOf)))
      if (isCalm) expect(users).toEqual(people.map(numberOf))
    }),
    { seed: 6, endOnFailure: true, numRuns: 400 },
  )
  // Otherwise the test would not have covered these cases.
  expect(readTwice).toBeGreaterThan(50)
  expect(moving).toBeGreaterThan(20)
})

test('after any failures, everyone is here except users on the reported pages', async () => {
  const kinds = ['rateLimited', 'server', 'network', 'timeout', 'unreadable', 'invalid', 'notFound'] as const
  let withFailedPages = 0
  let withPauses = 0
  let unconfirmed = 0
  const fault = fc.option(fc.constantFrom(...kinds), { freq: 5 })
  await fc.assert(
    fc.asyncProperty(fc.nat(200), fc.array(fault, { maxLength: 60, size: 'max' }), async (count, faults) => {
      const before = ({ number }: { number: number }) => {
        // The first page always succeeds: it shows the page size.
        const kind = number > 1 ? faults[number] : null
        if (kind) throw new ApiError({ kind, retryAfter: kind === 'rateLimited' ? 5 : null })
      }
      const people = numbers(count).map((number) => row(number))
      const { users, progress, pauses } = await readAll(people, {
        grant: (asked) => Math.min(asked, 10),
        before,
      })
      const failed = new Set(progress.failedPages)
      expect(users).toEqual(numbers(count).filter((number) => !failed.has(Math.floor(number / 10) + 1)))
      expect(progress).toMatchObject({ state: 'done', read: users.length, total: count, missing: 0 })
      // Everyone is here, but a second pass could not confirm it.
      if (progress.moving) unconfirmed++
      expect(progress.error === null).toBe(failed.size === 0)
      if (failed.size > 0) withFailedPages++
      if (pauses > 0) withPauses++
    }),
    { seed: 7, endOnFailure: true, numRuns: 300 },
  )
  expect(withFailedPages).toBeGreaterThan(20)
  expect(withPauses).toBeGreaterThan(20)
  expect(unconfirmed).toBeGreaterThan(2)
  expect(unconfirmed).toBeLessThan(100)
})

test('the counts add up, whatever total the API gives and whatever fails', async () => {
  let withMissing = 0
  let withFailedPages = 0
  const answers = fc.array(
    fc.record({
      total: fc.option(fc.nat(150), { freq: 6 }),
      fails: fc.boolean(),
    }),
    { maxLength: 50, size: 'max' },
  )
  const steady = fc.option(fc.nat(150), { freq: 2 })
  await fc.assert(
    fc.asyncProperty(fc.nat(120), steady, answers, async (count, wrongTotal, given) => {
      let response = 0
      const people = numbers(count).map((number) => (number % 17 === 16 ? { id: null } : row(number)))
      const { users, progress } = await readAll(people, {
        grant: (asked) => Math.min(asked, 10),
        before({ number }) {
          response = number
          if (number > 1 && given[number]?.fails) throw new ApiError({ kind: 'server' })
        },
        says: ({ totalElements, size }) => ({
          totalElements: given[response]?.total ?? wrongTotal ?? totalElements,
          size,
        }),
      })
      const { read, total, missing, unreadable, failedPages, pageSize } = progress
      const size = pageSize ?? 0
      const onFailedPages = failedPages
        .map((page) => Math.min(size, (total ?? 0) - (page - 1) * size))
        .reduce((sum, some) => sum + some, 0)
      expect(failedPages.every((page) => (page - 1) * size < (total ?? 0))).toBe(true)
      expect(read).toBe(users.length + unreadable)
      expect(missing).toBe(Math.max(0, (total ?? 0) - read - onFailedPages))
      if (missing > 0) withMissing++
      if (failedPages.length > 0) withFailedPages++
    }),
    { seed: 8, endOnFailure: true, numRuns: 300 },
  )
  expect(withMissing).toBeGreaterThan(20)
  expect(withFailedPages).toBeGreaterThan(20)
})
