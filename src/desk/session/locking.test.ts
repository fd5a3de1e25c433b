import { expect, test } from 'vitest'
import { type Countdown, createLocking, type LockReason } from './locking.ts'

const minute = 60_000

/** A locking whose clock goes when the test says so, second by second unless the computer sleeps. */
function setUp() {
  let now = 1_800_000_000_000
  let tick: (() => void) | null = null
  const locked: LockReason[] = []
  const told: (Countdown | null)[] = []
  const locking = createLocking({
    now: () => now,
    every(ms, each) {
      expect(ms).toBe(1000)
      tick = each
      return () => (tick = null)
    },
    lock(why) {
      locked.push(why)
      locking.locked()
    },
    changed: (countdown) => told.push(countdown),
  })
  const pass = (ms: number) => {
    for (let gone = 0; gone < ms; gone += 1000) {
      now += 1000
      tick?.()
    }
  }
  return { locking, locked, told, pass, sleep: (ms: number) => void (now += ms), ticks: () => tick !== null }
}

test('locks after ten minutes without activity, and says so in the last one', () => {
  const { locking, locked, told, pass } = setUp()
  locking.begin()
  pass(8 * minute)
  locking.active()
  pass(9 * minute - 1000)
  expect(told).toEqual([])
  pass(1000)
  expect(told).toEqual([{ seconds: 60, why: 'idle' }])
  pass(30_000)
  expect(told.at(-1)).toEqual({ seconds: 30, why: 'idle' })
  locking.active()
  expect(told.at(-1)).toBeNull()
  pass(10 * minute)
  expect(locked).toEqual(['idle'])
  expect(told.at(-1)).toBeNull()
})

test('locks after eight hours, however active someone is', () => {
  const { locking, locked, told, pass } = setUp()
  locking.begin()
  for (let hours = 0; hours < 8; hours += 0.1) {
    pass(6 * minute)
    locking.active()
  }
  expect(locked).toEqual(['limit'])
  expect(told.at(-2)).toEqual({ seconds: 1, why: 'limit' })
})

test('what goes on while it is locked has the eight hours still to keep', () => {
  const { locking, locked, told, pass, ticks } = setUp()
  locking.begin()
  pass(10 * minute)
  expect(locked).toEqual(['idle'])
  const before = told.length
  pass(8 * 60 * minute)
  expect(locked).toEqual(['idle', 'limit'])
  expect(told).toHaveLength(before)
  expect(ticks()).toBe(false)
})

test('a computer that slept is found locked, before any timer can tell', () => {
  const { locking, locked, sleep } = setUp()
  locking.begin()
  sleep(11 * minute)
  locking.active()
  expect(locked).toEqual(['idle'])
})

test.each([
  [1, 1],
  [60, 60],
  [0, 10],
  [-5, 1],
  [1000, 60],
  [Number.NaN, 10],
  [Number.POSITIVE_INFINITY, 60],
])('a time of %d minutes is taken for %d: never is not offered', (chosen, minutes) => {
  const { locking, locked, pass } = setUp()
  locking.set({ minutes: chosen, runs: 'goOn' })
  expect(locking.settings().minutes).toBe(minutes)
  locking.begin()
  pass(minutes * minute - 1000)
  expect(locked).toEqual([])
  pass(1000)
  expect(locked).toEqual(['idle'])
})

test('a shorter time holds at once', () => {
  const { locking, locked, pass } = setUp()
  locking.begin()
  pass(5 * minute)
  locking.set({ minutes: 3, runs: 'pause' })
  expect(locked).toEqual(['idle'])
})

test('no timer is left once the session is over', () => {
  const { locking, ticks } = setUp()
  locking.begin()
  expect(ticks()).toBe(true)
  locking.end()
  expect(ticks()).toBe(false)
})
