import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressError, addressWarning } from './addressCheck.ts'

const domains = new Map([
  ['example.com', 40],
  ['eu.example.com', 3],
  ['exampel.org', 1],
])
const warn = (address: string) => addressWarning(address, domains)

describe('an error', () => {
  test.each(['', 'anna', 'anna@', '@example.com', 'a b@example.com', 'a@b@c.com', 'Anna <a@x.com>'])(
    '%j is no address',
    (address) => expect(addressError(address)).not.toBeNull(),
  )

  test.each(['anna@example.com', 'łucja+test@sub.example.co.uk', "o'neil@example.com", 'a@b'])(
    '%s is one',
    (address) => expect(addressError(address)).toBeNull(),
  )

  test('has at most 254 characters', () => {
    const name = 'a'.repeat(254 - '@example.com'.length)
    expect(addressError(`${name}@example.com`)).toBeNull()
    expect(addressError(`a${name}@example.com`)).toMatch(/longer than 254/)
  })
})

describe('a warning', () => {
  test.each([
    ['anna@gmial.com', 'anna@gmail.com'],
    ['anna@gmail.co', 'anna@gmail.com'],
    ['anna@exmple.com', 'anna@example.com'],
    ['anna@Examplee.com', 'anna@example.com'],
    ['anna@eu.exmple.com', 'anna@eu.example.com'],
    ['anna@localhost', null],
    ['anna.@example.com', null],
    ['anna@example.com.', null],
  ])('%s looks mistyped', (address, suggestion) => {
    expect(warn(address)).toMatchObject({ suggestion })
  })

  test.each([
    'anna@example.com',
    'anna@EU.example.com',
    'anna@gmail.com',
    'anna@exampel.org',
    'anna@unrelated.dev',
  ])('%s does not', (address) => expect(warn(address)).toBeNull())

  test('suggests no domain that hardly anyone has', () => {
    expect(warn('anna@exampelo.org')).toBeNull()
  })

  const label = fc.stringMatching(/^[a-z]{4,10}$/)
  const domain = fc.tuple(label, fc.constantFrom('com', 'org', 'pl')).map((parts) => parts.join('.'))

  test('comes for every domain with one letter added, missing, replaced or swapped, and suggests the right one', () => {
    const change = fc.record({ kind: fc.constantFrom('more', 'less', 'other', 'swapped'), at: fc.nat(3) })
    fc.assert(
      fc.property(domain, change, (right, { kind, at }) => {
        const letters = Array.from(right)
        if (kind === 'more') letters.splice(at, 0, 'x')
        if (kind === 'less') letters.splice(at, 1)
        if (kind === 'other') letters[at] = letters[at] === 'q' ? 'z' : 'q'
        if (kind === 'swapped') letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
        const mistyped = letters.join('')
        fc.pre(mistyped !== right)
        const warning = addressWarning(`anna@${mistyped}`, new Map([[right, 5]]))
        // By chance, the mistyped one may be a well-known provider.
        fc.pre(addressWarning(`anna@${mistyped}`, new Map()) === null)
        expect(warning).toMatchObject({ suggestion: `anna@${right}` })
      }),
      { seed: 20261128 },
    )
  })

  test('never comes for a domain that people here have', () => {
    fc.assert(
      fc.property(domain, fc.nat(5000), (known, people) => {
        expect(addressWarning(`anna@${known}`, new Map([[known, people]]))).toBeNull()
      }),
      { seed: 20261128 },
    )
  })
})
