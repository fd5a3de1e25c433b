import { expect, test } from 'vitest'
import { everything, readActivityPlace, writeActivityPlace } from './activityState.ts'

test('what is asked for is read as it was written', () => {
  for (const place of [
    everything,
    { person: 'Zażółć & Söhne', operation: 'resetMfa', outcome: 'unknown' },
    { person: '', operation: null, outcome: 'done' },
  ] as const) {
    expect(readActivityPlace(writeActivityPlace(place))).toEqual({ place, ignored: [] })
  }
  expect(writeActivityPlace(everything)).toBe('')
})

test('what is wrong is left out and named', () => {
  expect(readActivityPlace('?operation=delete&outcome=Done&person=anna')).toEqual({
    place: { ...everything, person: 'anna' },
    ignored: ['operation=delete', 'outcome=Done'],
  })
})
