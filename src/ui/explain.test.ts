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
    [null, 'a minute'],
    [1, '1 second'],
    [30, '30 seconds'],
    [121, '3 minutes'],
    [3600, '60 minutes'],
    [86_400, '24 hours'],
  ])('says when to try again: in %i seconds', (retryAfter, words) => {
    const error = new ApiError({ kind: 'rateLimited', status: 429, retryAfter })
    expect(explainError(error).advice).toBe(`Try again in ${words}.`)
  })

  test('does not blame the API for an error of Roster', () => {
    expect(explainError(new TypeError('x is undefined'))).toEqual({
      what: 'Something went wrong in Roster.',
      advice: 'Reload the page. Details: x is undefined',
    })
  })
})

test.each([
  ['unauthorized', 401, 'The organization token is no longer accepted.'],
  ['forbidden', 403, 'The organization token does not have permission to do this.'],
  ['notFound', 404, 'The API could not find this.'],
  ['invalid', 400, 'The API rejected the request (400).'],
  ['conflict', 409, 'The API rejected the request because it conflicts with the current data (409).'],
  ['rateLimited', 429, 'The API is receiving too many requests.'],
  ['server', 502, 'The API failed with a server error (502).'],
  ['server', 503, 'The API failed with a server error (503).'],
  ['network', null, 'The API could not be reached.'],
  ['timeout', null, 'The API did not respond within 30 seconds.'],
  ['unreadable', 200, 'The response could not be read: it may not come from the API.'],
] as const)('says what happened: %s, %s', (kind, status, what) => {
  expect(explain(new ApiError({ kind, status })).what).toBe(what)
})
