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

test('a date-time is read exactly if it is one', () => {
  const days = fc.constantFrom('00', '01', '28', '29', '30', '31', '32')
  const months = fc.constantFrom('00', '01', '02', '04', '09', '11', '12', '13')
  const times = fc.constantFrom('00:00:00', '23:59:59.999', '24:00:00', '25:00:00', '12:60:00', '1:00:00')
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom('2023', '2024'), months, days, times),
      ([year, month, day, time]) => {
        const createdDateTime = `${year}-${month}-${day}T${time}Z`
        const user = readUser({ id: 'd761e6de-d76e-4af1-938b-fb7e918961c8', createdDateTime })
        const isDateTime = !Number.isNaN(Date.parse(createdDateTime))
        expect(user?.createdDateTime).toBe(isDateTime ? createdDateTime : null)
        expect(user?.unread).toEqual(isDateTime ? [] : ['createdDateTime'])
      },
    ),
    { seed, numRuns: 2000 },
  )
})
