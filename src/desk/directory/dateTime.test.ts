import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDateTime, formatOf, parseCommon, timeOf } from './dateTime.ts'

const iso = fc
  .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
  .map((date) => date.toISOString())
const common = fc.oneof(
  iso,
  iso.map((text) => `${text.slice(0, 19)}Z`),
)
/** A text of the common format with one other character. */
const nearlyCommon = fc
  .tuple(
    common,
    fc.nat(23),
    fc.constantFrom('0', '2', '4', '9', '-', ':', '.', 'T', 'Z', '+', ' ', '/', 'z', '\u0660'),
  )
  .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1))

test('the common format is parsed as `Date.parse` does, and anything else is left to it', () => {
  fc.assert(
    fc.property(fc.oneof(common, nearlyCommon), (text) => {
      const time = parseCommon(text)
      if (!Number.isNaN(time)) expect(time).toBe(Date.parse(text))
    }),
    { numRuns: 20_000 },
  )
})

test.each([
  ['2024-01-31T00:00:00Z', true],
  ['2024-04-30T23:59:59.999Z', true],
  ['2024-04-31T00:00:00Z', false],
  ['2023-02-29T00:00:00Z', false],
  ['2024-02-29T00:00:00Z', false],
  ['2024-12-31T24:00:00Z', false],
  ['2024-12-31T00:00:00.12 Z', false],
  ['2024-12-31T00:00:00.1 2Z', false],
])('%s is of the common format: %s', (text, isCommon) => {
  expect(Number.isNaN(parseCommon(text))).toBe(!isCommon)
})

test('a text of any format is restored', () => {
  fc.assert(
    fc.property(fc.oneof(common, nearlyCommon), (text) => {
      fc.pre(!Number.isNaN(Date.parse(text)))
      const time = parseCommon(text)
      expect(formatDateTime(timeOf(text, time), formatOf(text, time))).toBe(text)
    }),
  )
})
