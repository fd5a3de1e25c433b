import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseZone, startOfDay } from './zone.ts'

const zones = Intl.supportedValuesOf('timeZone')
/** The date that a calendar in a zone shows at a time. */
const dateIn = (time: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(time)

describe('the start of a day', () => {
  test('is the first moment at which a calendar in the zone shows the day', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (text, zone) => {
        const start = startOfDay(text, 0, zone)
        // Later only where the zone skipped the whole day.
        expect(dateIn(start, zone) >= text).toBe(true)
        expect(dateIn(start - 1000, zone) < text).toBe(true)
      }),
      { seed: 1, numRuns: 400 },
    )
  })

  test.each([
    ['2024-03-31', 'Europe/Warsaw', '2024-03-30T23:00:00Z'],
    ['2024-04-01', 'Europe/Warsaw', '2024-03-31T22:00:00Z'],
    // The clock skips midnight.
    ['2024-09-08', 'America/Santiago', '2024-09-08T04:00:00Z'],
    // Midnight comes twice.
    ['2024-11-03', 'America/Havana', '2024-11-03T04:00:00Z'],
    // The day did not exist.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2024-01-01', 'Asia/Kathmandu', '2023-12-31T18:15:00Z'],
    ['2024-01-01', 'UTC', '2024-01-01T00:00:00Z'],
  ])('%s in %s', (day, zone, start) => {
    expect(new Date(startOfDay(day, 0, zone)).toISOString()).toBe(start.replace('Z', '.000Z'))
  })
})

test('a zone that does not exist is not read', () => {
  expect(parseZone('Europe/Warsaw')).toBe('Europe/Warsaw')
  for (const text of ['', 'Mars/Base', 'Europe/Warsaw ', '../etc', '__proto__'])
    expect(parseZone(text)).toBeUndefined()
})
