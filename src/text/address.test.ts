import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, readNamed } from './address.ts'

const seed = 20261128
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** What mail, chat, web pages and documents leave around an address. */
const around: [before: string, after: string][] = [
  ['mailto:', ''],
  ['mailto:', '?subject=Hello%20there'],
  ['SMTP:', ''],
  ['Email: ', ''],
  ['email=', ''],
  ["'", "'"],
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ['`', '`'],
  ['**', '**'],
  ['• ', ''],
  ['- ', ''],
  ['–\u00a0', ''],
  ['12. ', ''],
  ['3) ', ''],
  ['☐ ', ''],
  ['', '.'],
  ['', ','],
  ['', ';'],
  ['', '…'],
  ['', '!'],
  ['(', ')'],
  ['[', ']'],
  ['<', '>'],
  ['&lt;', '&gt;'],
  ['<mailto:', '>'],
  ['@', ''],
  ['\u200b', '\u200b'],
  ['\u202a', '\u202c'],
  ['\ufeff', '\u00a0'],
  ['Tom Bell <', '>'],
  ['"Bell, Tom" <', '>'],
  ['', ' (Bell, Tom)'],
  ['Tom Bell ', ''],
]

const addresses = fc
  .tuple(
    fc.stringMatching(/^[a-zé0-9](?:[a-zł0-9._+'-]{0,6}[a-z0-9])?$/),
    fc.stringMatching(/^[a-zö](?:[a-z0-9-]{0,5}[a-z])?$/),
    fc.constantFrom('', '.com', '.co.uk'),
  )
  .map(([local, domain, end]) => `${local}@${domain}${end}`)

test.each(around)('an address is found between %j and %j', (before, after) => {
  fc.assert(
    fc.property(addresses, (address) => {
      const named = readNamed(before + address + after)
      expect(named).toMatchObject({ kind: 'address', address })
      expect(named.kind === 'address' && named.keys.at(-1)).toBe(addressKey(address))
    }),
    { seed, numRuns: 50 },
  )
})

test('an address is found in any of them inside another', () => {
  const nested = fc.constantFrom(...around.slice(0, -5))
  fc.assert(
    fc.property(addresses, nested, nested, (address, [before, after], [first, last]) => {
      expect(readNamed(first + before + address + after + last)).toMatchObject({ kind: 'address', address })
    }),
    { seed, numRuns: 1000 },
  )
})

test.each([
  ['tom@exam\u00adple.com', 'tom@example.com'],
  ['tom＠example.com', 'tom@example.com'],
  ['tom%40example.com', 'tom@example.com'],
  ['[tom@example.com](mailto:tom@example.com)', 'tom@example.com'],
  ['<mailto:tom@example.com|tom@example.com>', 'tom@example.com'],
  ["o'brien@example.com", "o'brien@example.com"],
  ["'o'brien@example.com'", "o'brien@example.com"],
])('%s is read as %s', (text, address) => {
  expect(readNamed(text)).toMatchObject({ kind: 'address', address })
})

test('the address as written comes first, because it may exist', () => {
  expect(readNamed('_tom@example.com')).toMatchObject({ keys: ['_tom@example.com', 'tom@example.com'] })
  expect(readNamed('Tom <_tom@example.com>')).toMatchObject({ keys: ['_tom@example.com', 'tom@example.com'] })
})

test('addresses are compared without case, but with diacritics', () => {
  expect(addressKey(' José@Example.COM')).toBe('josé@example.com')
  expect(addressKey('jose\u0301@example.com')).toBe(addressKey('josé@example.com'))
  expect(addressKey('josé@example.com')).not.toBe(addressKey('jose@example.com'))
})

describe('other entries', () => {
  test.each([
    [id.toUpperCase(), { kind: 'id', id }],
    [`https://example.com/users/${id}?tab=1`, { kind: 'id', id }],
    [`{${id}}`, { kind: 'id', id }],
    ['Sales Team', { kind: 'words' }],
    ['', { kind: 'words' }],
    ['"jan@x.com" <eva@x.com>', { kind: 'unclear', reason: 'several' }],
    [`${id} eva@x.com`, { kind: 'unclear', reason: 'several' }],
    ['a@b@c', { kind: 'unclear', reason: 'incomplete' }],
    ['tom@', { kind: 'unclear', reason: 'incomplete' }],
    ['tom @ example.com', { kind: 'unclear', reason: 'incomplete' }],
  ])('%s', (text, named) => expect(readNamed(text)).toEqual(named))
})
