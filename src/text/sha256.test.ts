import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

/** The hash as computed by Node. */
const nodeSha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

// FIPS 180-4 example values: https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('hashes %j as the standard does', (text, hash) => {
  expect(sha256(text)).toBe(hash)
})

test.each(['', 'abc', 'Zażółć gęślą jaźń 🙂'])('hashes %j as Node does', (text) => {
  expect(sha256(text)).toBe(nodeSha256(text))
})

test('hashes texts of any length, around the ends of blocks too', () => {
  for (let length = 0; length < 200; length++) {
    expect(sha256('a'.repeat(length))).toBe(nodeSha256('a'.repeat(length)))
  }
})

test('hashes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      expect(sha256(text)).toBe(nodeSha256(text))
    }),
    { seed: 1, numRuns: 300 },
  )
})
