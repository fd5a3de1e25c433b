import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createElapsedTime } from './elapsedTime.ts'
import { createLocking, type LockReason } from './locking.ts'

const minute = 60_000
const hour = 60 * minute

/** A locking on a computer whose clock can be set, and which can sleep. Counts what really passes. */
function setUp() {
  let wall = 1_800_000_000_000
  let monotonic = 5000
  let tick = () => {}
  const locked: LockReason[] = []
  const locking = createLocking({
    elapsed: createElapsedTime({ now: () => wall, monotonic: () => monotonic }),
    every(_, callback) {
      tick = callback
      return () => (tick = () => {})
    },
    lock: (reason) => locked.push(reason),
    changed: () => {},
  })
  locking.begin()
  return {
    locking,
    locked,
    /** Sets the clock forward, or back. */
    setClock: (ms: number) => void (wall += ms),
    pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 1000) {
        wall += 1000
        monotonic += 1000
        tick()
      }
    },
    /** Without ticks. The monotonic clock stops. */
    sleep(ms: number) {
      wall += ms
      tick()
    },
  }
}

describe('a clock that is set back does not keep the session open', () => {
  test.each([1, 9, 11, 60, 24 * 60, 525_600])(
    'by %i minutes: it still locks after ten idle minutes',
    (by) => {
      const { locked, pass, setClock } = setUp()
      pass(5 * minute)
      setClock(-by * minute)
      pass(5 * minute - 1000)
      expect(locked).toEqual([])
      pass(1000)
      expect(locked).toEqual(['idle'])
    },
  )

  test('every few minutes: it still locks after eight hours', () => {
    const { locking, locked, pass, setClock } = setUp()
    locking.set({ minutes: 60, runs: 'goOn' })
    for (let passed = 0; passed < 8 * hour - 6 * minute; passed += 6 * minute) {
      pass(6 * minute)
      locking.active()
      setClock(-6 * minute)
    }
    expect(locked).toEqual([])
    pass(6 * minute)
    expect(locked[0]).toBe('limit')
  })

  test('before the computer sleeps: waking up locks', () => {
    const { locked, pass, setClock, sleep } = setUp()
    setClock(-hour)
    pass(1000)
    sleep(hour)
    expect(locked).toEqual(['idle'])
  })

  test('a clock that is set forward locks: it looks like sleep', () => {
    const { locked, pass, setClock } = setUp()
    setClock(hour)
    pass(1000)
    expect(locked).toEqual(['idle'])
  })
})

test('rounding of the wall clock does not add up', () => {
  let monotonic = 0.7
  const elapsed = createElapsedTime({ now: () => Math.floor(monotonic + 0.5), monotonic: () => monotonic })
  for (let call = 0; call < 100_000; call++) {
    monotonic += 0.3
    elapsed()
  }
  expect(elapsed()).toBeCloseTo(monotonic)
})

test('whatever happens to the clocks, no idle time is longer than the limit', () => {
  const step = fc.oneof(
    fc.record({
      what: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 180 }).map((s) => s * 1000),
    }),
    fc.record({ what: fc.constant('sleep' as const), ms: fc.integer({ min: 1100, max: 2 * hour }) }),
    fc.record({ what: fc.constant('setClock' as const), ms: fc.integer({ min: -30 * 24 * hour, max: 0 }) }),
    fc.record({ what: fc.constant('active' as const), ms: fc.constant(0) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { locked, locking, pass, ...computer } = setUp()
      let idle = 0
      for (const { what, ms } of steps) {
        if (what === 'active') {
          locking.active()
          idle = 0
        } else if (what === 'pass') {
          pass(ms)
          idle += ms
        } else {
          computer[what](ms)
          // A change of the clock is noticed with the next tick.
          if (what === 'setClock') pass(1000)
          idle += what === 'sleep' ? ms : 1000
        }
        // Each clock may be a second off before that counts.
        expect(locked.length > 0 || idle < 10 * minute + steps.length * 1000).toBe(true)
        if (locked.length > 0) return
      }
    }),
  )
})
