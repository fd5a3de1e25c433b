import { expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import { createPermissions } from './permissions.ts'

const refusal = new ApiError({ kind: 'forbidden', status: 403, fingerprint: 'f1' })
const failure = new ApiError({ kind: 'notFound', status: 404 })

function setUp() {
  let now = 0
  return createPermissions(() => ++now)
}

test('keeps the last allowed or refused answer and its time', () => {
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

test('a failure is recorded only if nothing else is known', () => {
  const permissions = setUp()
  permissions.record('getRoles', failure)
  expect(permissions.all()).toMatchObject([{ call: 'getRoles', answer: 'failed', status: 404 }])
  permissions.record('getRoles')
  permissions.record('getRoles', failure)
  expect(permissions.all()).toMatchObject([{ answer: 'allowed' }])
})

test('an aborted call is not recorded', () => {
  const permissions = setUp()
  permissions.record('getUser', new DOMException('aborted', 'AbortError'))
  expect(permissions.all()).toEqual([])
})
