import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { readUser, Uuid } from './readUser.ts'

const seed = 20261128

test('an id is read exactly if it is a UUID, in lower case', () => {
  const ids = fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
    // Almost a UUID: a character replaced, removed or added.
    fc
      .tuple(fc.uuid(), fc.nat(36), fc.nat(1), fc.constantFrom('', '-', 'g', 'A', '0', '\u0130', '\u{1f600}'))
      .map(([id, at, removed, added]) => id.slice(0, at) + added + id.slice(at + removed)),
    fc.string({ unit: fc.constantFrom('0', '9', 'a', 'f', '-'), minLength: 35, maxLength: 37 }),
  )
  fc.assert(
    fc.property(ids, (id) => {
      expect(readUser({ id })?.id ?? null).toBe(v.is(Uuid, id) ? id.toLowerCase() : null)
    }),
    { seed, numRuns: 2000 },
  )
})
