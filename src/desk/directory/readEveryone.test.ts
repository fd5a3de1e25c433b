import { emptyQuery } from './emptyQuery.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { createDirectory } from './directory.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { createClock } from '../../../test/fakeClock.ts'
import { type Behavior, createFakeApi, numberOf, row, type Row } from '../../../test/fakeUsersApi.ts'
// Loaded on demand by the directory. The clock of these tests does not wait for imports.
import './directoryData.ts'
import '../async/requestLimiter.ts'
import type { DirectoryQuery } from './types.ts'

// Reads the directory while users are added, removed and moved, and compares the result with the API's data.

const all: DirectoryQuery = {
  ...emptyQuery,
  page: 1,
  size: 1_000_000,
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)

/** Reads the directory to the end, resuming each pause. Returns the users it has then. */
async function readAll(people: Row[], behavior: Behavior) {
  const clock = createClock()
  const { api } = createFakeApi(clock, people, behavior)
  const directory = createDirectory({
    api: () => api,
    roles: () => [],
    recentWrites: createRecentWrites(),
    delay: clock.delay,
    now: clock.now,
    monotonic: clock.monotonic,
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
const servers: Record<string, Behavior> = {
  'grants any page size': { grant: (asked) => asked },
  'caps the size, and returns it': { grant: capped },
  'caps the size, and returns none': { grant: capped, says: ({ totalElements }) => ({ totalElements }) },
  'caps the size, and returns the requested one': {
    grant: capped,
    says: ({ totalElements }) => ({ totalElements, size: 1000 }),
  },
  'caps the size, and returns neither size nor total': { grant: capped, says: () => ({}) },
  'caps the size, and returns no total': { grant: capped, says: ({ size }) => ({ size }) },
  'grants one size only, and returns none': {
    grant: () => 30,
    says: ({ totalElements }) => ({ totalElements }),
  },
  'returns more rows than requested': { grant: (asked) => Math.max(asked, 1500) },
  'returns a size that it never grants': { says: ({ totalElements }) => ({ totalElements, size: 10 }) },
}

describe('all users are read once, in the API’s order, from a server that', () => {
  test.each(Object.entries(servers))('%s', async (_, behavior) => {
    for (const count of [0, 1, 29, 30, 31, 213, 1000, 2345]) {
      const people = numbers(count).map((number) => row(number))
      const { users, progress } = await readAll(people, behavior)
      expect(users).toEqual(numbers(count))
      const none = { missing: 0, unreadable: 0, moving: false, failedPages: [], error: null }
      expect(progress).toMatchObject({ state: 'done', read: count, ...none })
    }
  })
})

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (people: Row[], fraction: number) => Math.floor(fraction * people.length)
type Change = 'leaves' | 'joins' | 'moves'
interface Move {
  changes: Change[]
  apply: (people: Row[], next: Row) => void
}
// Someone leaves and someone joins at once, so that the total stays the same.
const swap = fc.tuple(place, fc.oneof(place, fc.constant(1))).map(([from, to]): Move => ({
  changes: ['leaves', 'joins'],
  apply(people, next) {
    people.splice(at(people, from), 1)
    people.splice(at(people, to), 0, next)
  },
}))
const join = place.map((to): Move => ({
  changes: ['joins'],
  apply: (people, next) => people.splice(at(people, to), 0, next),
}))
const leave = place.map((from): Move => ({
  changes: ['leaves'],
  apply: (people) => people.splice(at(people, from), 1),
}))
const moveOne = fc.tuple(place, place).map(([from, to]): Move => ({
  changes: ['moves'],
  apply(people) {
    const moved = people.splice(at(people, from), 1)
    people.splice(at(people, to), 0, ...moved)
  },
}))

// Pages of at least 20 overlap.
const cap = fc.constantFrom(7, 10, 20, 30, 50)

/**
 * Reads the directory while the list changes with the responses. Returns what was found, who always existed from the
 * start of the last pass, and what changed.
 */
async function readWhileChanging(
  count: number,
  pageSize: number,
  script: { move: Move | null; latency: number }[],
) {
  const people = numbers(count).map((number) => row(number))
  let next = count
  /** The users that existed after each response. */
  const history = [people.map(numberOf)]
  let lastPassStart = 0
  const changes = new Set<Change>()
  const { users, progress } = await readAll(people, {
    grant: (asked) => Math.min(asked, pageSize),
    latency: (number) => script[number]?.latency ?? 100,
    before({ number, page }) {
      if (page === 0) lastPassStart = history.length
      const move = script[number]?.move
      move?.apply(people, row(next++))
      for (const change of move?.changes ?? []) changes.add(change)
      history.push(people.map(numberOf))
    },
  })
  const since = history.slice(lastPassStart).map((there) => new Set(there))
  const never = (number: number) => since.every((there) => !there.has(number))
  const always = (number: number) => since.every((there) => there.has(number))
  expect(new Set(users).size).toBe(users.length)
  expect(users.filter(never)).toEqual([])
  expect(progress).toMatchObject({ state: 'done', read: users.length, failedPages: [] })
  if (!progress.moving) {
    expect(progress.missing).toBe(0)
    const isCalm = history
      .slice(lastPassStart)
      .every((there) => String(there) === String(people.map(numberOf)))
    if (isCalm) expect(users).toEqual(people.map(numberOf))
  }
  return {
    isRepeated: lastPassStart > 1,
    isMoving: progress.moving,
    missed: numbers(next).filter((number) => always(number) && !users.includes(number)),
    changes,
  }
}

const scriptOf = (move: fc.Arbitrary<Move>) =>
  fc.array(fc.record({ move: fc.option(move, { freq: 8 }), latency: fc.integer({ min: 2, max: 400 }) }), {
    maxLength: 40,
    size: 'max',
  })

describe('finds everyone who existed all the time and nobody who was gone, however', () => {
  test.each([
    ['many leave and join', fc.oneof(swap, join, leave)],
    ['many move', moveOne],
  ])('%s', async (_, move) => {
    let repeated = 0
    let moving = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(160), cap, scriptOf(move), async (count, pageSize, script) => {
        const { isRepeated, isMoving, missed } = await readWhileChanging(count, pageSize, script)
        if (isRepeated) repeated++
        if (isMoving) moving++
        else expect(missed).toEqual([])
      }),
      { seed: 6, endOnFailure: true, numRuns: caseCount({ usual: 300, long: 20_000 }) },
    )
    // Otherwise the test would not have covered these cases.
    expect(repeated).toBeGreaterThan(50)
    expect(moving).toBeGreaterThan(2)
  })

  // One leaves, one joins and one moves so that no position changes where two pages meet. See decision 25.
  test('the list changes, unless three changes make up for each other', async () => {
    let exceptions = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(160),
        cap,
        scriptOf(fc.oneof(swap, join, leave, moveOne)),
        async (count, pageSize, script) => {
          const { isMoving, missed, changes } = await readWhileChanging(count, pageSize, script)
          if (isMoving || missed.length === 0) return
          exceptions++
          expect(changes).toEqual(new Set(['leaves', 'joins', 'moves']))
        },
      ),
      { seed: 6, endOnFailure: true, numRuns: caseCount({ usual: 300, long: 20_000 }) },
    )
    expect(exceptions).toBeLessThan(caseCount({ usual: 3, long: 200 }))
  })
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
