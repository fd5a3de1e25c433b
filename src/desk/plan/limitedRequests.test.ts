import { expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createLimitedRequests, RunStopped } from './limitedRequests.ts'

/** Requests of a run whose limiter waits for nothing. A 429 is for it to count: it returns null, as the real one. */
function setUp({ givesUp = false, signal = new AbortController().signal } = {}) {
  const limiter = {
    width: () => 4,
    rested: () => Promise.resolve(),
    run: async <T>(_: unknown, request: () => Promise<T>) =>
      request().catch((error: unknown) => {
        if (!givesUp && error instanceof ApiError && error.kind === 'rateLimited') return null
        throw error
      }),
  }
  return createLimitedRequests({ limiter, signal })
}
const limited = new ApiError({ kind: 'rateLimited', status: 429, effect: 'none' })

test('a write that failed through a bug is unknown, so that it is not sent again', async () => {
  const { write } = setUp()
  const failed = write('terminate', [], () => Promise.reject(new TypeError('a bug')))
  await expect(failed).rejects.toMatchObject({ kind: 'unreadable', effect: 'unknown' })
})

test('a write after a 429 has to be sent again, and what the API said is kept', async () => {
  const refusals: ApiError[] = []
  expect(await setUp().write('terminate', refusals, () => Promise.reject(limited))).toBeNull()
  expect(refusals).toEqual([limited])
})

test('a run stops if the API refuses too many, and not by another error', async () => {
  const { read } = setUp({ givesUp: true })
  await expect(read('getUser', () => Promise.reject(limited))).rejects.toBeInstanceOf(RunStopped)
  const failure = new ApiError({ kind: 'server' })
  await expect(read('getUser', () => Promise.reject(failure))).rejects.toBe(failure)
})

test('nothing is sent once the run was stopped', async () => {
  const stop = new AbortController()
  const { write } = setUp({ signal: stop.signal })
  let sent = 0
  const sending = write('terminate', [], () => Promise.resolve(++sent))
  stop.abort()
  await expect(sending).rejects.toThrow()
  expect(sent).toBe(0)
})
