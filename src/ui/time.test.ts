import { expect, test } from 'vitest'
import { day, relative } from './time.ts'
import { utc } from './utc.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['2026-11-23T11:59:40Z', 'just now'],
  ['2026-11-23T11:58:00Z', '2 minutes ago'],
  ['2026-11-23T09:10:00Z', '2 hours ago'],
  ['2026-11-21T13:00:00Z', '1 day ago'],
  ['2026-11-20T11:00:00Z', '3 days ago'],
  ['2026-11-09T11:00:00Z', '2 weeks ago'],
  ['2026-08-01T11:00:00Z', '3 months ago'],
  ['2023-08-01T11:00:00Z', '3 years ago'],
  // The clock of this computer was set back, or is behind that of the API.
  ['2026-11-23T12:00:40Z', 'just now'],
  ['2026-11-23T12:05:00Z', day('2026-11-23T12:05:00Z')],
])('relative formats %s as %s', (at, words) => {
  expect(relative(Date.parse(at), now)).toBe(words)
})

test('utc formats to the second', () => {
  expect(utc('2026-11-23T12:00:00.123+01:00')).toBe('2026-11-23 11:00:00 UTC')
})
