import { expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { changedBetween, differing, fieldWords, keptWords } from './fields.ts'

const user: User = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  idpId: null,
  email: null,
  roleId: 'r1',
  firstName: 'Anna',
  lastName: null,
  title: '',
  status: 'ACTIVE',
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
}
const all = ['firstName', 'lastName', 'title', 'role', 'status'] as const

test('fields differ by what they say: an empty text and a missing one are the same', () => {
  expect(differing(all, user, { ...user, lastName: '', title: null })).toEqual([])
  expect(differing(all, user, { ...user, title: 'CTO', roleId: 'r2' })).toEqual(['title', 'role'])
  expect(differing(['status'], user, { ...user, title: 'CTO', status: null })).toEqual(['status'])
})

test('a role or a status that is not told was not changed', () => {
  expect(changedBetween(user, { ...user, roleId: null, status: null, title: 'CTO' })).toEqual(['title'])
  expect(changedBetween({ ...user, status: null }, { ...user, roleId: 'r2' })).toEqual(['role'])
})

test('what was kept is said, where anything was', () => {
  expect(keptWords([])).toBe('')
  expect(keptWords(['title', 'role'])).toBe(' Changed by others since, and kept: title, role.')
})

test('fields in words', () => {
  const roles = [{ id: 'r1', name: 'owner', organizationId: null }]
  expect(fieldWords(all, user, roles)).toBe(
    'First name: Anna, Last name: –, Title: –, Role: owner, Status: Active',
  )
  expect(fieldWords(['role', 'status'], { ...user, roleId: null, status: null }, [])).toBe(
    'Role: Unknown, Status: Unknown',
  )
})
