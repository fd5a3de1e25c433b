import { expect, test } from 'vitest'
import { singleAddress } from './singleAddress.ts'

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
