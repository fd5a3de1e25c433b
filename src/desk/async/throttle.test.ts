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
