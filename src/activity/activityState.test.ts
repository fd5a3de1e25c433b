import { expect, test } from 'vitest'
import { noFilters, readActivityState, writeActivityState } from './activityState.ts'

test('reads the filters that it wrote', () => {
  for (const listState of [
    noFilters,
    { person: 'Zażółć & Söhne', operation: 'resetMfa', outcome: 'unknown' },
    { person: '', operation: null, outcome: 'done' },
  ] as const) {
    expect(readActivityState(writeActivityState(listState))).toEqual({ listState, ignored: [] })
  }
  expect(writeActivityState(noFilters)).toBe('')
})

test('drops invalid filters and lists them', () => {
  expect(readActivityState('?operation=delete&outcome=Done&person=anna')).toEqual({
    listState: { ...noFilters, person: 'anna' },
    ignored: ['operation=delete', 'outcome=Done'],
  })
})
