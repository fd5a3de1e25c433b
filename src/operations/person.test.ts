import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { displayName, isUuid, roleName, statusWords } from './person.ts'

const person = (
  firstName: string | null,
  lastName: string | null,
  email: string | null = 'anna@example.com',
) => ({ id: '0f8fad5b-d9cb-469f-a165-70867728950e', firstName, lastName, email }) as User

test.each([
  [person('Anna', 'Kowalska'), 'Anna Kowalska'],
  [person('Anna', null), 'Anna'],
  [person(null, ' Kowalska '), 'Kowalska'],
  [person('  ', ''), 'anna@example.com'],
  [person(null, null), 'anna@example.com'],
  [person(null, null, null), 'Person 0f8fad5b'],
  [person('<b>Anna</b>', '=1+1'), '<b>Anna</b> =1+1'],
  [person('Eve\u202egpj.exe', 'Override'), 'Evegpj.exe Override'],
  [person(null, null, '\u202emoc.elpmaxe@anna'), 'moc.elpmaxe@anna'],
  [person('\u200b\u2060', '\u200d'), 'anna@example.com'],
  [person('\u200b', null, '\u202e\u2066'), 'Person 0f8fad5b'],
])('displayName is the name, else the e-mail address, else a short id (%#)', (user, name) => {
  expect(displayName(user)).toBe(name)
})

test.each([
  ['ACTIVE', 'Active'],
  ['TERMINATED', 'Terminated'],
  [null, 'Unknown'],
  ['LOCKED_OUT', 'Locked out'],
  ['\u202eEVITCA', 'Evitca'],
  ['\u200b', 'Unknown'],
])('statusWords formats %s as %s', (status, words) => {
  expect(statusWords(status)).toBe(words)
})

describe('roleName', () => {
  const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
  const roles = [{ id, name: 'owner', organizationId: null }]
  test('is the name of the role', () => expect(roleName(id, roles)).toBe('owner'))
  test('has no bidi controls, and is never invisible', () => {
    const named = (name: string) => roleName(id, [{ id, name, organizationId: null }])
    expect([named('\u202erenwo'), named('\u200b')]).toEqual(['renwo', '7c9e6679'])
  })
  test('is a short id for a role that is not listed', () =>
    expect(roleName(`${id.slice(0, -1)}0`, roles)).toBe('7c9e6679'))
  test('is Unknown without a role id', () => expect(roleName(null, roles)).toBe('Unknown'))
})

test('isUuid accepts UUIDs only', () => {
  expect(isUuid('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(true)
  expect(isUuid('0F8FAD5B-D9CB-469F-A165-70867728950E')).toBe(true)
  for (const text of ['', '7', '0f8fad5b-d9cb-469f-a165', '0f8fad5b-d9cb-469f-a165-70867728950e/profile']) {
    expect(isUuid(text)).toBe(false)
  }
})
