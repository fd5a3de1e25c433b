import { describe, expect, test } from 'vitest'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import {
  incompleteReasons,
  loadedPeople,
  loadedStatus,
  loadingStatus,
  unreadPeople,
} from '../organization/directoryWords.ts'
import { rowRange } from './words.ts'

test.each<[number, number, number | null, boolean, string]>([
  [1, 20, 1248, false, '1–20 of 1,248'],
  [21, 20, 1248, true, '21–40 of 1,248 so far'],
  [1, 20, 20, false, '1–20 of 20'],
  [1, 0, 0, false, '0 of 0'],
  [41, 20, null, false, '41–60'],
  // Rows that stay although fewer people match.
  [1, 20, 15, false, '1–20 (15 match now)'],
  [21, 20, 30, false, '21–40 (30 match now)'],
])('the range of rows from %i, %i rows of %j', (first, rows, total, isPartial, words) => {
  expect(rowRange(first, rows, total, isPartial)).toBe(words)
})

describe('the status of the directory', () => {
  const done: DirectoryProgress = {
    state: 'done',
    read: 1000,
    total: 1000,
    perSecond: 500,
    readAt: 0,
    missing: 0,
    moving: false,
    unreadable: 0,
    failedPages: [],
    pageSize: 100,
    hasEveryone: true,
    everyone: 1000,
    error: null,
    waitsUntil: null,
    version: 1,
  }

  test.each<[Partial<DirectoryProgress>, number | null, string[]]>([
    [{}, null, []],
    [{ unreadable: 72 }, 72, ['72 entries have no valid ID and are not included.']],
    [{ read: 999, missing: 1 }, 1, ['1 person counted by the API is missing.']],
    [
      { read: 796, missing: 104, failedPages: [3], error: 'server' },
      204,
      [
        'People 201–300 in the API’s order could not be loaded: the API failed with a server error.',
        '104 people counted by the API are missing.',
      ],
    ],
    [{ moving: true }, null, ['The list may have changed while it loaded, so people may be missing.']],
    [{ state: 'paused', read: 928, hasEveryone: false }, 72, ['Paused at 928 of 1,000 people.']],
    [{ state: 'cancelled', read: 928, hasEveryone: false }, 72, ['Incomplete: loaded 928 of 1,000 people.']],
    [
      { state: 'cancelled', read: 928, total: null, hasEveryone: false },
      null,
      ['Incomplete: loaded 928 people.'],
    ],
    // Those who were read before are still here.
    [{ state: 'paused', read: 928 }, 72, ['Refresh paused at 928 of 1,000 people.']],
    [
      { state: 'cancelled', read: 928, error: 'network' },
      72,
      ['Refresh stopped at 928 of 1,000 people: the API could not be reached.'],
    ],
  ])('%j leaves %j people and says why', (change, unread, reasons) => {
    expect(incompleteReasons({ ...done, ...change })).toEqual(reasons)
    expect(unreadPeople({ ...done, ...change })).toBe(unread)
  })

  test('leaves out a total that is lower than the number of people', () => {
    expect(loadedPeople(1010, 1000)).toBe('1,010 people')
  })

  test('does not count entries that are left out as loaded', () => {
    expect(loadedStatus({ ...done, unreadable: 72 }, 1000, null)).toBe('Loaded 928 of 1,000 people.')
  })

  test.each([
    [30, ''],
    [3600, 'until '],
  ])('says how long the API asked to wait, if that is long: %i seconds', (seconds, until) => {
    const waiting = loadingStatus(
      { ...done, state: 'reading', read: 0, waitsUntil: Date.now() + seconds * 1000 },
      1000,
    )
    expect(waiting).toMatch(
      new RegExp(`^Loading: 0 of 1,000 people. Waiting ${until}.*because the API asked for a pause.$`),
    )
  })

  test('says when everyone is read once more', () => {
    expect(loadingStatus({ ...done, state: 'reading' }, 1000)).toBe(
      'Loading: 1,000 of 1,000 people. Checking that nobody was missed.',
    )
  })
})
