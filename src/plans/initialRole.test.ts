import { expect, test } from 'vitest'
import { initialRole } from './initialRole.ts'

const roles = ['owner', 'Member', 'MEMBER'].map((name, id) => ({
  id: String(id),
  name,
  organizationId: null,
}))

test('invites start with the role “member”, unless two are named so', () => {
  expect(initialRole(roles.slice(0, 2))).toBe(roles[1])
  expect(initialRole(roles.slice(0, 1))).toBeNull()
  expect(initialRole(roles)).toBeNull()
})
