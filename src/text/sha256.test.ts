import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

test.each(['', 'abc', 'Zażółć gęślą jaźń 🙂'])('%j, as everyone else computes it', (text) => {
  expect(sha256(text)).toBe(reference(text))
})

test('texts of every length around the ends of blocks', () => {
  for (let length = 0; length < 200; length++) {
    expect(sha256('a'.repeat(length))).toBe(reference('a'.repeat(length)))
  }
})

test('any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      expect(sha256(text)).toBe(reference(text))
    }),
    { seed: 1, numRuns: 300 },
  )
})
