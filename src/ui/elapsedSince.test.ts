import { expect, test } from 'vitest'
import { createElapsedSince } from './elapsedSince.ts'

const second = 1000
const hour = 3600 * second

/** Two clocks, and what changes them. */
function clocks() {
  let now = 1000 * hour
  let monotonic = 0
  return {
    elapsedSince: createElapsedSince({ now: () => now, monotonic: () => monotonic }),
    now: () => now,
    pass(ms: number) {
      now += ms
      monotonic += ms
    },
    sleep: (ms: number) => void (now += ms),
    setBack: (ms: number) => void (now -= ms),
  }
}

test('counts sleep, and goes on when the clock is set back', () => {
  const { elapsedSince, now, pass, sleep, setBack } = clocks()
  const at = now()
  pass(40 * second)
  expect(elapsedSince(at)).toBe(40 * second)
  sleep(2 * hour)
  expect(elapsedSince(at)).toBe(2 * hour + 40 * second)
  setBack(5 * hour)
  pass(10 * second)
  expect(elapsedSince(at)).toBe(2 * hour + 50 * second)
  // It is not confused by a time of the new clock.
  expect(elapsedSince(now())).toBe(0)
  pass(10 * second)
  expect(elapsedSince(at)).toBe(2 * hour + 60 * second)
})

test('a countdown does not start again when the clock is set back', () => {
  const { elapsedSince, now, pass, setBack } = clocks()
  const until = now() + 90 * second
  expect(elapsedSince(until)).toBe(-90 * second)
  setBack(5 * hour)
  pass(30 * second)
  expect(elapsedSince(until)).toBe(-60 * second)
})

test('a small correction of the clock is followed', () => {
  const { elapsedSince, now, pass, setBack } = clocks()
  const at = now()
  pass(10 * second)
  elapsedSince(at)
  setBack(500)
  expect(elapsedSince(at)).toBe(9500)
})
