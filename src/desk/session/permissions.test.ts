import { expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createPermissions } from './permissions.ts'

const refusal = new ApiError({ kind: 'forbidden', status: 403, fingerprint: 'f1' })
const failure = new ApiError({ kind: 'notFound', status: 404 })

function setUp() {
  let now = 0
  const permissions = createPermissions(() => ++now)
  return permissions
}

test('holds the last answer that says something, and when it came', () => {
  const permissions = setUp()
  expect(permissions.all()).toEqual([])
  permissions.record('getUsers')
  permissions.record('resetMfa', refusal)
  expect(permissions.all()).toEqual([
    { call: 'getUsers', answer: 'allowed', status: null, fingerprint: null, at: 1 },
    { call: 'resetMfa', answer: 'refused', status: 403, fingerprint: 'f1', at: 2 },
  ])
  permissions.record('resetMfa')
  expect(permissions.all().at(-1)).toMatchObject({ answer: 'allowed', at: 3 })
})

test('a failure says nothing of what is allowed, and takes nothing of what was said', () => {
  const permissions = setUp()
  permissions.record('getRoles', failure)
  expect(permissions.all()).toMatchObject([{ call: 'getRoles', answer: 'failed', status: 404 }])
  permissions.record('getRoles')
  permissions.record('getRoles', failure)
  expect(permissions.all()).toMatchObject([{ answer: 'allowed' }])
})

test('a call that was given up was not answered', () => {
  const permissions = setUp()
  permissions.record('getUser', new DOMException('given up', 'AbortError'))
  expect(permissions.all()).toEqual([])
})
