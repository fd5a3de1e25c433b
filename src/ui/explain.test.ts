import { describe, expect, test } from 'vitest'
import { ApiError, type ApiErrorKind } from '../api/error.ts'
import { explainSignIn } from '../session/explainSignIn.ts'
import { explain } from './explain.ts'

const kinds: ApiErrorKind[] = [
  'unauthorized',
  'forbidden',
  'notFound',
  'invalid',
  'conflict',
  'rateLimited',
  'server',
  'network',
  'timeout',
  'unreadable',
]

describe.each([
  ['a call', explain],
  ['signing in', (error: Error) => explainSignIn(error, false)],
])('a failure of %s', (_, words) => {
  test('is told apart from every other kind, with what to do', () => {
    const told = kinds.map((kind) => words(new ApiError({ kind, status: 400 })))
    for (const { what, advice } of told) expect(what.length * advice.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ what }) => what)).size).toBeGreaterThanOrEqual(kinds.length - 1)
  })

  test('says when to try again', () => {
    expect(words(new ApiError({ kind: 'rateLimited', retryAfter: 30 })).advice).toBe(
      'Try again in 30 seconds.',
    )
  })

  test('that is Roster’s own is not blamed on the API', () => {
    expect(words(new TypeError('x is undefined'))).toEqual({
      what: 'Something in Roster itself went wrong.',
      advice: 'Reload the page. (x is undefined)',
    })
  })
})
