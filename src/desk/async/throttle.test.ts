import { expect, test } from 'vitest'
import { createClock } from '../../../test/fakeClock.ts'
import { createThrottle } from './throttle.ts'

test('runs at most once per interval, and misses nothing', async () => {
  const clock = createClock()
  const start = clock.now()
  let value = 0
  const reports: [ms: number, value: number][] = []
  const { soon, atOnce } = createThrottle(() => reports.push([clock.now() - start, value]), 100, clock)
  for (const [at, next] of [
    [0, 1],
    [30, 2],
    [210, 3],
    [250, 4],
    [260, 5],
  ] as const) {
    await clock.pass(start + at - clock.now())
    value = next
    soon()
  }
  await clock.pass(500)
  expect(reports).toEqual([
    [100, 2],
    [210, 3],
    [310, 5],
  ])

  soon()
  value = 6
  soon()
  value = 7
  atOnce()
  await clock.pass(500)
  expect(reports.slice(3)).toEqual([
    [760, 5],
    [760, 7],
  ])
})

test('waits no longer than an interval after the clock is set back', () => {
  const delays: number[] = []
  let now = 86_400_000
  const delay = (ms: number) => {
    delays.push(ms)
    return Promise.resolve()
  }
  const { soon } = createThrottle(() => {}, 100, { now: () => now, delay })
  now = 0
  soon()
  expect(delays).toEqual([100])
})
