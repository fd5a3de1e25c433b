import { expect, test } from 'vitest'
import { singleAddress, singleName } from './singleAddress.ts'

test.each([
  ['anna@example.com', 'anna@example.com'],
  [' Anna Kowalska <anna@example.com> ', 'anna@example.com'],
  ['anna@example.com, jan@example.com', null],
  ['anna@example.com\njan@example.com', null],
  ['Email\nanna@example.com', null],
  ['Anna Kowalska', null],
  ['', null],
])('%j names %s', (text, address) => {
  expect(singleAddress(text)).toBe(address)
})

test('the name before a single address is read, but not that of a list', () => {
  expect(singleName('Anna Kowalska <anna@example.com>')).toEqual({ firstName: 'Anna', lastName: 'Kowalska' })
  expect(singleName('Anna <anna@example.com>, jan@example.com').firstName).toBeNull()
})
