import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuSeconds } from '../../test/cpuSeconds.ts'
import { readEntries } from './readEntries.ts'

const seed = 20261128

/** Returns each entry: its address, or else its text and its kind. */
const read = (text: string) =>
  readEntries(text).map(({ text: entry, named }) =>
    named.kind === 'address' ? named.address : `${entry} (${named.kind})`,
  )

test.each([
  ['"Novak, Jan" <jan@x.com>; Novak, Eva <eva@x.com>', ['jan@x.com', 'eva@x.com']],
  ['Novak, Jan <jan@x.com>, Novak, Eva <eva@x.com>', ['jan@x.com', 'eva@x.com']],
  ["'Novak, Jan' <jan@x.com>, 'eva@x.com' <eva@x.com>", ['jan@x.com', 'eva@x.com']],
  ['"Novak, Jan <jan@x.com>","Novak, Eva <eva@x.com>"', ['jan@x.com', 'eva@x.com']],
  ['Novak, Jan (jan@x.com); eva@x.com (Novak, Eva)', ['jan@x.com', 'eva@x.com']],
  ["O'Brien, Tom <tom@x.com>; D'Arcy <eva@x.com>", ['tom@x.com', 'eva@x.com']],
  ['jan@x.com; eva@x.com; Sales Team', ['jan@x.com', 'eva@x.com', 'Sales Team (words)']],
  ['jan@x.com, eva@x.com\ntom@x.com, amy@x.com', ['jan@x.com', 'eva@x.com', 'tom@x.com', 'amy@x.com']],
  ['jan@x.com eva@x.com', ['jan@x.com', 'eva@x.com']],
  ['Jan <jan@x.com> Eva <eva@x.com>', ['jan@x.com', 'eva@x.com']],
  ['Jan jan@x.com Eva eva@x.com', ['jan@x.com', 'eva@x.com']],
  ['"jan@x.com; Sales Team; eva@x.com"', ['jan@x.com', 'Sales Team (words)', 'eva@x.com']],
  ['(jan@x.com, eva@x.com)', ['jan@x.com', 'eva@x.com']],
  ['Board: jan@x.com, eva@x.com;', ['jan@x.com', 'eva@x.com']],
  ['"never closed, jan@x.com; eva@x.com', ['"never closed (words)', 'jan@x.com', 'eva@x.com']],
  ['Sales, jan@x.com', ['Sales (words)', 'jan@x.com']],
  ['Kowalska, Anna\nNowak, Jan', ['Kowalska, Anna (words)', 'Nowak, Jan (words)']],
  ['Anna Kowalska, Jan Nowak', ['Anna Kowalska (words)', 'Jan Nowak (words)']],
  ['Anna Kowalska, Jan Nowak <jan@x.com>', ['Anna Kowalska (unclear)', 'jan@x.com']],
  ['"jan@x.com" <eva@x.com>, tom@x.com', ['"jan@x.com" <eva@x.com> (unclear)', 'tom@x.com']],
  ['jan@x.com/eva@x.com', ['jan@x.com/eva@x.com (unclear)']],
  ['jan@x.com；eva@x.com、tom@x.com', ['jan@x.com', 'eva@x.com', 'tom@x.com']],
  [' ;,\n\t-- \n', []],
])('%j', (text, entries) => expect(read(text)).toEqual(entries))

test('entries have the number of their line', () => {
  expect(readEntries('a@x.com\r\n\r\nb@x.com; c@x.com\rd').map(({ line }) => line)).toEqual([1, 3, 3, 4])
})

const word = fc.constantFrom('Jan', 'Novak', 'Łucja', "O'Brien", 'van', 'Müller-Weiß')
const names = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

/** Writes a person as mail programs and people do. */
const formats = fc.constantFrom<(address: string, first: string, last: string) => string>(
  (address) => address,
  (address) => `<${address}>`,
  (address) => `mailto:${address}`,
  (address) => `'${address}'`,
  (address) => `"${address}"`,
  (address, first) => `${first} <${address}>`,
  (address, first, last) => `"${last}, ${first}" <${address}>`,
  (address, first, last) => `'${last}, ${first}' <${address}>`,
  (address, first, last) => `"${last}; ${first}" <${address}>`,
  (address, first) => `${first} (${address})`,
  (address, first, last) => `${address} (${last}, ${first})`,
)

test('every address is an entry of its own, however it is written and separated', () => {
  const people = fc.array(fc.tuple(formats, names, names), { minLength: 1, maxLength: 8 })
  const separators = fc.constantFrom(';', '; ', ',', ', ', '\n', '\r\n', '\t', ' ;\n', ',\n', ';;')
  fc.assert(
    fc.property(people, separators, (list, separator) => {
      const address = (index: number) => `p${index}@x.com`
      const text = list.map(([format, first, last], index) => format(address(index), first, last))
      expect(read(text.join(separator))).toEqual(list.map((_, index) => address(index)))
    }),
    { seed, numRuns: 2000 },
  )
})

test('the comma of "Novak, Jan <jan@x.com>" does not separate', () => {
  const single = fc.constantFrom('Novak', 'Müller-Weiß', "O'Brien")
  const separators = fc.constantFrom('; ', '\n', ', ')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(single, names), { minLength: 1, maxLength: 6 }),
      separators,
      (list, separator) => {
        const text = list.map(([last, first], index) => `${last}, ${first} <p${index}@x.com>`)
        expect(read(text.join(separator))).toEqual(list.map((_, index) => `p${index}@x.com`))
      },
    ),
    { seed, numRuns: 500 },
  )
})

test('no word of a list is lost', () => {
  const parts = fc.constantFrom(...'",;<>()\'“„ \n\t'.split(''), 'jan', 'p1@x.com', 'Novak', ', ', '; ')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (list) => {
      const text = list.join('')
      const words = (it: string) => it.match(/[\p{L}\p{N}@.]+/gu) ?? []
      const entries = readEntries(text)
      expect(entries.flatMap((entry) => words(entry.text)).toSorted()).toEqual(words(text).toSorted())
      expect(entries.map(({ line }) => line)).toEqual(
        entries.map(({ line }) => line).toSorted((a, b) => a - b),
      )
    }),
    { seed, numRuns: 2000 },
  )
})

test.each([
  ['quotes that are never closed', '"x '.repeat(50_000)],
  ['brackets that are never closed', '<x '.repeat(50_000)],
  ['long texts that resemble addresses', `<${'@'.repeat(500_000)}\n<${'x@'.repeat(250_000)}`],
  ['many people on one line', 'Novak, Jan <jan@x.com>, '.repeat(20_000)],
])('reading stays fast: %s', (_, text) => {
  expect(cpuSeconds(() => readEntries(text))).toBeLessThan(4)
})
