import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { displayName, isUuid, reveal, roleName, statusWords } from './person.ts'

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
  [person(null, null, '\u202emoc.elpmaxe@anna'), '[U+202E]moc.elpmaxe@anna'],
  [person('Anna\u200e', '\u061cKowal\u00adska'), 'Anna Kowalska'],
  [person('\ufeffAnna\n', '\u0301'), 'Anna'],
  [person('میمی‌خواه', '葛\u{e0100}城'), 'میمی‌خواه 葛\u{e0100}城'],
  [person('Zoë', '👩‍👩‍👧'), 'Zoë 👩‍👩‍👧'],
  [person('\u200b\u2060', '\u200d'), 'anna@example.com'],
  [person('\u200b', null, '\u202e\u2066'), 'Person 0f8fad5b'],
])('displayName is the name, else the email address, else a short id (%#)', (user, name) => {
  expect(displayName(user)).toBe(name)
})

/** Characters that can't be seen: marks of direction, blank letters, and others of no width. */
const blank = fc.constantFrom(
  ...Array.from(
    '\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\u206f\u2800\u3164\ufe0f\ufeff\uffa0\ufff9\u{1d159}\u{1d173}\u{e0001}\u{e0041}\0\u001b',
  ),
)

describe('invisible characters', () => {
  test('a name of nothing else is not shown: the address is', () => {
    const blankText = fc.string({ unit: fc.oneof(blank, fc.constantFrom(' ', '\u00a0', '\u3000', '\u2028')) })
    fc.assert(
      fc.property(fc.option(blankText), fc.option(blankText), (first, last) => {
        expect(displayName(person(first, last))).toBe('anna@example.com')
        expect(displayName(person(first, last, last))).toBe('Person 0f8fad5b')
      }),
    )
  })

  test('are shown in an address, so that two that differ never look the same', () => {
    fc.assert(
      fc.property(fc.nat(16), blank, (at, character) => {
        const address = `${'anna@example.com'.slice(0, at)}${character}${'anna@example.com'.slice(at)}`
        const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
        expect(reveal(address)).toContain(`[U+${code}]`)
        expect(displayName(person(null, null, address))).toBe(reveal(address))
      }),
    )
  })

  test('leave every name that can be seen as it is', () => {
    const letters = [
      'a',
      'É',
      'ł',
      'ж',
      '1',
      '-',
      '’',
      'י֑',
      'ع\u200c',
      'क\u094d\u200dष',
      '葛\u{e0100}',
      '👩🏽\u200d💻',
      '❤\ufe0f',
    ]
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), minLength: 1 }), (text) => {
        expect([reveal(text), displayName(person(text, null))]).toEqual([text, text])
      }),
    )
  })
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
    const named = (name: string) => roleName(id, [{ id, name }])
    expect([named('\u202erenwo'), named('\u200b')]).toEqual(['renwo', '7c9e6679'])
  })
  test('is a short id for a role that is not listed', () =>
    expect(roleName(`${id.slice(0, -1)}0`, roles)).toBe('7c9e6679'))
  test('has an id where several look the same', () => {
    const [admin, hidden, near, other, v7, v7b] = [
      '11111111-0000-4000-8000-000000000000',
      '22222222-0000-4000-8000-000000000000',
      '33333333-0000-4000-8000-000000000000',
      '44444444-0000-4000-8000-000000000000',
      '01890a5d-ac96-7000-8000-000000000000',
      '01890a5d-ac97-7000-8000-000000000000',
    ]
    const list = [
      { id: admin, name: 'Admin' },
      { id: hidden, name: 'Ad\u200bmin ' },
      { id: near, name: 'admin' },
      { id: other, name: 'Team lead' },
      { id: v7, name: 'Team lead' },
      { id: v7b, name: 'Team lead' },
    ]
    expect(list.map((role) => roleName(role.id, list))).toEqual([
      'Admin (11111111)',
      'Admin (22222222)',
      'admin',
      'Team lead (44444444)',
      `Team lead (${v7})`,
      `Team lead (${v7b})`,
    ])
  })
  test('is Unknown without a role id', () => expect(roleName(null, roles)).toBe('Unknown'))
})

test('isUuid accepts UUIDs only', () => {
  expect(isUuid('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(true)
  expect(isUuid('0F8FAD5B-D9CB-469F-A165-70867728950E')).toBe(true)
  for (const text of ['', '7', '0f8fad5b-d9cb-469f-a165', '0f8fad5b-d9cb-469f-a165-70867728950e/profile']) {
    expect(isUuid(text)).toBe(false)
  }
})
