import { expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { changedBetween, differingFields, fieldWords, keptWords } from './fields.ts'

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
const allFields = ['firstName', 'lastName', 'title', 'role', 'status'] as const

test('differingFields compares values, and treats an empty text as a missing one', () => {
  expect(differingFields(allFields, user, { ...user, lastName: '', title: null })).toEqual([])
  expect(differingFields(allFields, user, { ...user, title: 'CTO', roleId: 'r2' })).toEqual(['title', 'role'])
  expect(differingFields(['status'], user, { ...user, title: 'CTO', status: null })).toEqual(['status'])
})

test('changedBetween ignores a missing role or status', () => {
  expect(changedBetween(user, { ...user, roleId: null, status: null, title: 'CTO' })).toEqual(['title'])
  expect(changedBetween({ ...user, status: null }, { ...user, roleId: 'r2' })).toEqual(['role'])
})

test('keptWords names the kept fields, and is empty without any', () => {
  expect(keptWords([])).toBe('')
  expect(keptWords(['title', 'role'])).toBe(' Changes by others were kept: title, role.')
})

test('fieldWords formats labels and values', () => {
  const roles = [{ id: 'r1', name: 'owner', organizationId: null }]
  expect(fieldWords(allFields, user, roles)).toBe(
    'First name: Anna, Last name: –, Title: –, Role: owner, Status: Active',
  )
  expect(fieldWords(['role', 'status'], { ...user, roleId: null, status: null }, [])).toBe(
    'Role: Unknown, Status: Unknown',
  )
})
