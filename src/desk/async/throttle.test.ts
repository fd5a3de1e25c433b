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

test('waits no longer after the wall clock is set back', async () => {
  const clock = createClock()
  let reports = 0
  const { soon } = createThrottle(() => reports++, 100, clock)
  await clock.pass(60)
  clock.setBack(86_400_000)
  soon()
  await clock.pass(40)
  expect(reports).toBe(1)
})
