import { expect, test } from 'vitest'
import { type Countdown, createLocking, type LockReason } from './locking.ts'

const minute = 60_000

/** A locking with a clock that the test controls: it ticks every second, except while the computer sleeps. */
function setUp() {
  let now = 1_800_000_000_000
  let tick: (() => void) | null = null
  const locked: LockReason[] = []
  const countdowns: (Countdown | null)[] = []
  const locking = createLocking({
    elapsed: () => now,
    every(ms, callback) {
      expect(ms).toBe(1000)
      tick = callback
      return () => (tick = null)
    },
    lock(reason) {
      locked.push(reason)
      locking.locked()
    },
    changed: (countdown) => countdowns.push(countdown),
  })
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1000) {
      now += 1000
      tick?.()
    }
  }
  return {
    locking,
    locked,
    countdowns,
    pass,
    sleep: (ms: number) => void (now += ms),
    isTicking: () => tick !== null,
  }
}

test('locks after ten minutes without activity, with a countdown in the last minute', () => {
  const { locking, locked, countdowns, pass } = setUp()
  locking.begin()
  pass(8 * minute)
  locking.active()
  pass(9 * minute - 1000)
  expect(countdowns).toEqual([])
  pass(1000)
  expect(countdowns).toEqual([{ seconds: 60, reason: 'idle' }])
  pass(30_000)
  expect(countdowns.at(-1)).toEqual({ seconds: 30, reason: 'idle' })
  locking.active()
  expect(countdowns.at(-1)).toBeNull()
  pass(10 * minute)
  expect(locked).toEqual(['idle'])
  expect(countdowns.at(-1)).toBeNull()
})

test('locks after eight hours in spite of activity', () => {
  const { locking, locked, countdowns, pass } = setUp()
  locking.begin()
  for (let hours = 0; hours < 8; hours += 0.1) {
    pass(6 * minute)
    locking.active()
  }
  expect(locked).toEqual(['limit'])
  expect(countdowns.at(-2)).toEqual({ seconds: 1, reason: 'limit' })
})

test('the eight hours also end a locked session', () => {
  const { locking, locked, countdowns, pass, isTicking } = setUp()
  locking.begin()
  pass(10 * minute)
  expect(locked).toEqual(['idle'])
  const before = countdowns.length
  pass(8 * 60 * minute)
  expect(locked).toEqual(['idle', 'limit'])
  expect(countdowns).toHaveLength(before)
  expect(isTicking()).toBe(false)
})

test('activity after sleep comes too late, even if no timer has fired', () => {
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
])('a setting of %d minutes becomes %d', (chosen, minutes) => {
  const { locking, locked, pass } = setUp()
  locking.set({ minutes: chosen, runs: 'goOn' })
  expect(locking.settings().minutes).toBe(minutes)
  locking.begin()
  pass(minutes * minute - 1000)
  expect(locked).toEqual([])
  pass(1000)
  expect(locked).toEqual(['idle'])
})

test('a shorter time takes effect at once', () => {
  const { locking, locked, pass } = setUp()
  locking.begin()
  pass(5 * minute)
  locking.set({ minutes: 3, runs: 'pause' })
  expect(locked).toEqual(['idle'])
})

test('no timer is left after the session, nor after eight hours', () => {
  const { locking, pass, isTicking } = setUp()
  locking.begin()
  expect(isTicking()).toBe(true)
  locking.end()
  expect(isTicking()).toBe(false)
  locking.begin()
  locking.set({ minutes: 60, runs: 'goOn' })
  for (let hours = 0; hours < 8; hours++) {
    locking.active()
    pass(60 * minute - 1000)
  }
  expect(isTicking()).toBe(true)
  locking.active()
  pass(8000)
  expect(isTicking()).toBe(false)
})

test('a desk that takes over goes on counting with the same settings', () => {
  const before = setUp()
  before.locking.set({ minutes: 3, runs: 'pause' })
  before.locking.begin()
  before.pass(2 * minute)
  const { locking, locked, pass } = setUp()
  locking.restore(before.locking.carry())
  expect(locking.settings()).toEqual({ minutes: 3, runs: 'pause' })
  pass(minute - 1000)
  expect(locked).toEqual([])
  pass(1000)
  expect(locked).toEqual(['idle'])
  // Locked by then, as the one that takes over from it is.
  const last = setUp()
  last.locking.restore(locking.carry())
  last.pass(10 * minute)
  expect(last.locked).toEqual([])
})

test('a desk that takes over without a session counts nothing', () => {
  const { locking, isTicking } = setUp()
  locking.restore(setUp().locking.carry())
  expect(isTicking()).toBe(false)
})
