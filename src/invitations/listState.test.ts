import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnNames, defaultListState, readListState, writeListState } from './listState.ts'

test('the default needs no parameter, and none means the default', () => {
  expect(writeListState(defaultListState)).toBe('')
  expect(readListState('')).toEqual({ listState: defaultListState, ignored: [] })
})

test('the address of a status is in lower case', () => {
  expect(writeListState({ ...defaultListState, status: 'EXPIRED' })).toBe('?status=expired')
  expect(readListState('?status=expired').listState.status).toBe('EXPIRED')
  expect(readListState('?status=on_hold').listState.status).toBe('ON_HOLD')
  expect(readListState('?status=unknown').listState.status).toBe('')
})

test('invalid parameters are ignored and named', () => {
  const { listState, ignored } = readListState('?status=%3Cb%3E&older=week&sort=-age&page=0&q=anna')
  expect(listState).toEqual({ ...defaultListState, text: 'anna' })
  expect(ignored).toEqual(['status=<b>', 'older=week', 'sort=-age', 'page=0'])
})

test('any state is read back as it was written', () => {
  const state = fc.record({
    text: fc.string(),
    status: fc.constantFrom('open', 'all', 'PENDING', 'EXPIRED', 'ACCEPTED', 'CANCELLED', 'ON_HOLD', ''),
    olderDays: fc.option(fc.integer({ min: 1, max: 9999 })),
    sort: fc.record({ column: fc.constantFrom(...columnNames), descending: fc.boolean() }),
    page: fc.integer({ min: 1, max: 9_999_999 }),
  })
  fc.assert(
    fc.property(state, (listState) => {
      expect(readListState(writeListState(listState))).toEqual({ listState, ignored: [] })
    }),
    { seed: 20261128 },
  )
})
