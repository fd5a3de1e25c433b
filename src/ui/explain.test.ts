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
  ['explain', explain],
  ['explainSignIn', (error: Error) => explainSignIn(error, false)],
])('%s', (_, explainError) => {
  test('explains each kind of failure differently, with advice', () => {
    const explanations = kinds.map((kind) => explainError(new ApiError({ kind, status: 400 })))
    for (const { what, advice } of explanations) expect(what.length * advice.length).toBeGreaterThan(0)
    expect(new Set(explanations.map(({ what }) => what)).size).toBeGreaterThanOrEqual(kinds.length - 1)
  })

  test.each([
    [1, '1 second'],
    [30, '30 seconds'],
    [121, '3 minutes'],
    [3600, '60 minutes'],
    [86_400, '24 hours'],
  ])('says when to try again: in %i seconds', (retryAfter, words) => {
    expect(explainError(new ApiError({ kind: 'rateLimited', retryAfter })).advice).toBe(
      `Try again in ${words}.`,
    )
  })

  test('does not blame the API for an error of Roster', () => {
    expect(explainError(new TypeError('x is undefined'))).toEqual({
      what: 'Something went wrong in Roster.',
      advice: 'Reload the page. Details: x is undefined',
    })
  })
})
