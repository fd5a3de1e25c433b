import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Uuid } from '../../api/readUser.ts'
import { createIdIndex, hashOf, notAUuid } from './idIndex.ts'

test('an id has a hash exactly if it is a UUID in lower case', () => {
  const ids = fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
    // A character replaced, removed or added.
    fc
      .tuple(fc.uuid(), fc.nat(36), fc.nat(1), fc.constantFrom('', '-', 'g', 'A', '0', '\u0130', '\u0161'))
      .map(([id, at, removed, added]) => id.slice(0, at) + added + id.slice(at + removed)),
    fc.string({ unit: fc.constantFrom('0', '9', 'a', 'f', '-'), minLength: 35, maxLength: 37 }),
  )
  fc.assert(
    fc.property(ids, (id) => {
      expect(hashOf(id) !== notAUuid).toBe(v.is(Uuid, id) && id === id.toLowerCase())
    }),
    { seed: 20261129, numRuns: 2000 },
  )
})

test('ids that differ in few digits hardly share a hash', () => {
  const counted = (at: number) => (n: number) => {
    const digits = n.toString(16).padStart(8, '0')
    const id = '00000000-0000-4000-8000-000000000000'
    return id.slice(0, at) + digits + id.slice(at + 8)
  }
  for (const at of [0, 24, 28]) {
    const lowBits = Array.from({ length: 4096 }, (_, n) => hashOf(counted(at)(n)) & 8191)
    // Of random numbers, 3223 would differ.
    expect(new Set(lowBits).size).toBeGreaterThan(3000)
  }
})

test('ids are found in their rows, also those that are not UUIDs', () => {
  const names = ['', 'a', 'B', 'd761e6de-d76e-4af1-938b-fb7e918961c8']
  const ids: string[] = []
  const index = createIdIndex(ids)
  for (const id of [...names, ...names]) {
    const row = index.findOrAdd(id, hashOf(id), ids.length)
    if (row === ids.length) ids.push(id)
  }
  expect(ids).toEqual(names)
  expect(names.map(index.find)).toEqual([0, 1, 2, 3])
  expect(index.find('D761E6DE-D76E-4AF1-938B-FB7E918961C8')).toBe(-1)
})
