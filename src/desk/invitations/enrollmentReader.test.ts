import { expect, test } from 'vitest'
import { createClock } from '../../../test/fakeClock.ts'
import type { Api } from '../../api/http.ts'
import { createEnrollmentReader } from './enrollmentReader.ts'

test('a slow reading counts for ten times as long as it took, wherever the wall clock is set', async () => {
  const clock = createClock()
  let calls = 0
  const total = 25
  /** One invitation on each page, after 100 ms. */
  const api: Api = async ({ path }) => {
    calls++
    await clock.delay(100)
    const page = Number(new URL(path, 'http://api.test').searchParams.get('page'))
    const enrollment = { enrollmentId: `id ${page}`, email: `${page}@x.com`, status: 'PENDING' }
    return { content: page < total ? [enrollment] : [], page, size: 1, totalElements: total }
  }
  const reader = createEnrollmentReader(api, { ...clock, onRead: () => {} })
  const known = async () => {
    let answer: { isFresh: boolean } | undefined
    void reader.known('a@x.com').then((given) => (answer = given))
    await clock.until(() => answer !== undefined)
    return answer?.isFresh
  }
  const startedAt = clock.monotonic()
  expect(await known()).toBe(true)
  const took = clock.monotonic() - startedAt
  expect(calls).toBeGreaterThan(20)
  await clock.pass(8 * took)
  expect(await known()).toBe(false)
  clock.setBack(8 * took)
  await clock.pass(2 * took)
  expect(await known()).toBe(true)
})
