import { expect, test } from 'vitest'
import { type Decision, decisionText, requestOf } from './decisions.ts'

test.each<[Decision, string | null, string | null, string]>([
  ['keep', null, null, 'Keep'],
  ['keep', 'admin', null, 'Keep'],
  ['unsure', 'admin', null, 'Not sure'],
  ['changeRole', 'admin', 'changeRole', 'Change role to Admins'],
  ['changeRole', null, null, 'Change role to Unknown'],
  ['terminate', 'admin', 'terminate', 'Terminate'],
])('the decision %s, with the role %s, runs %s: %s', (decision, roleId, operation, text) => {
  expect(requestOf('1', decision, roleId)?.operation ?? null).toBe(operation)
  expect(decisionText(decision, roleId, [{ id: 'admin', name: 'Admins', organizationId: null }])).toBe(text)
})
