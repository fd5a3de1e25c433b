import { expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createGrants } from './permissions.ts'

const refusal = new ApiError({ kind: 'forbidden', status: 403, fingerprint: 'f1' })
const failure = new ApiError({ kind: 'notFound', status: 404 })

function setUp() {
  let now = 0
  const grants = createGrants(() => ++now)
  return grants
}

test('holds the last answer that says something, and when it came', () => {
  const grants = setUp()
  expect(grants.all()).toEqual([])
  grants.note('getUsers')
  grants.note('resetMfa', refusal)
  expect(grants.all()).toEqual([
    { call: 'getUsers', answer: 'allowed', status: null, fingerprint: null, at: 1 },
    { call: 'resetMfa', answer: 'refused', status: 403, fingerprint: 'f1', at: 2 },
  ])
  grants.note('resetMfa')
  expect(grants.all().at(-1)).toMatchObject({ answer: 'allowed', at: 3 })
})

test('a failure says nothing of what is allowed, and takes nothing of what was said', () => {
  const grants = setUp()
  grants.note('getRoles', failure)
  expect(grants.all()).toMatchObject([{ call: 'getRoles', answer: 'failed', status: 404 }])
  grants.note('getRoles')
  grants.note('getRoles', failure)
  expect(grants.all()).toMatchObject([{ answer: 'allowed' }])
})

test('a call that was given up was not answered', () => {
  const grants = setUp()
  grants.note('getUser', new DOMException('given up', 'AbortError'))
  expect(grants.all()).toEqual([])
})
