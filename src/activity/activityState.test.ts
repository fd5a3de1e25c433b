import { expect, test } from 'vitest'
import { everything, readActivityState, writeActivityState } from './activityState.ts'

test('what is asked for is read as it was written', () => {
  for (const listState of [
    everything,
    { person: 'Zażółć & Söhne', operation: 'resetMfa', outcome: 'unknown' },
    { person: '', operation: null, outcome: 'done' },
  ] as const) {
    expect(readActivityState(writeActivityState(listState))).toEqual({ listState, ignored: [] })
  }
  expect(writeActivityState(everything)).toBe('')
})

test('what is wrong is left out and named', () => {
  expect(readActivityState('?operation=delete&outcome=Done&person=anna')).toEqual({
    listState: { ...everything, person: 'anna' },
    ignored: ['operation=delete', 'outcome=Done'],
  })
})
