import { expect, test } from 'vitest'
import { createClock } from '../../../test/fakeClock.ts'
import { createRequestLimiter } from './requestLimiter.ts'

test('takes no answer for slow because the wall clock is set', async () => {
  const clock = createClock()
  const limiter = createRequestLimiter({
    ...clock,
    signal: new AbortController().signal,
    resting: () => {},
  })
  await limiter.run('getUsers', async () => clock.pass(10))
  for (let requests = 0; requests < 3; requests++)
    await limiter.run('getUsers', async () => clock.setBack(-3_600_000))
  expect(limiter.width()).toBe(4)

  await limiter.run('getUsers', async () => {
    clock.setBack(3_600_000)
    await clock.pass(1000)
  })
  expect(limiter.width()).toBe(3)
})
