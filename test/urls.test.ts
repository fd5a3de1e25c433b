import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readActivityState, writeActivityState } from '../src/activity/activityState.ts'
import { naughtyStrings } from './hostile/naughtyStrings.ts'
import { isUuid } from '../src/operations/person.ts'
import { readPlanRowsState, writePlanRowsState } from '../src/plans/planRowsState.ts'
import { pathAfterSignIn } from '../src/session/signInAddress.ts'
import { queryOf } from '../src/users/listQuery.ts'
import { pageSizes, readListState, writeListState } from '../src/users/listState.ts'

// Fuzzes URLs: whatever a URL contains, each page reads a valid state from it, which it can write and read again.

const seed = 20_261_125
const runs = { seed, numRuns: 1000 }

const parameterNames =
  'page size q status role sort created activity inactive active never incomplete domain joined older missing duplicate unknown person operation outcome __proto__'.split(
    ' ',
  )
const parameterValues = fc.oneof(
  fc.constantFrom(
    ...naughtyStrings,
    '1',
    '20',
    '1e3',
    '999999999',
    '0x10',
    '٣',
    '-name',
    'unknown',
    'toString',
    'true',
    '-unknown',
    '-TERMINATED',
    'activity',
  ),
  fc.constantFrom('0001-01-01..9999-12-31', '0050-02-03..', '..', '2026-02-31..', '-000001-01-01..'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.uuid(),
)
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
const pairs = fc.array(fc.tuple(fc.constantFrom(...parameterNames), parameterValues), { maxLength: 8 })
const searches = fc
  .tuple(pairs, fc.constantFrom('', '%', '%E0%A4%A', '&&', '#q=%', '#q=a%2Cb', '#__proto__', '?'))
  .map(
    ([parameters, end]) =>
      `?${parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}${end}`,
  )

test('the users table reads a valid state from any address, and writes it back', () => {
  fc.assert(
    fc.property(searches, (search) => {
      const { listState, ignored } = readListState(search)
      expect(listState.page).toBeGreaterThan(0)
      expect(listState.page).toBeLessThan(1e9)
      expect(pageSizes).toContain(listState.size)
      for (const id of listState.role) expect(/^-?$/.test(id) || isUuid(id.replace(/^-/, ''))).toBe(true)
      for (const text of ignored) expect(text).toContain('=')
      const written = writeListState(listState)
      const again = readListState(written)
      // The zone is written where there are days, and only there.
      const withoutZone = { ...listState, zone: null }
      expect({ ...again, listState: { ...again.listState, zone: null } }).toEqual({
        listState: withoutZone,
        ignored: [],
      })
      expect(writeListState(again.listState)).toBe(written)
      const day = listState.created.from
      const { from } = queryOf(listState).created
      if (day !== null) expect(new Date(from ?? NaN).getFullYear()).toBe(Number(day.slice(0, 4)))
    }),
    runs,
  )
})

test('the activity page reads a valid state from any address, and writes it back', () => {
  fc.assert(
    fc.property(searches, (search) => {
      const { listState } = readActivityState(new URL(search, 'http://roster').search)
      expect(readActivityState(writeActivityState(listState))).toEqual({ listState, ignored: [] })
    }),
    runs,
  )
})

test('a plan reads a valid state from any address, and writes it back', () => {
  fc.assert(
    fc.property(searches, (search) => {
      const { listState } = readPlanRowsState(new URL(search, 'http://roster').search)
      expect(Number.isSafeInteger(listState.page) && listState.page > 0).toBe(true)
      expect(readPlanRowsState(writePlanRowsState(listState))).toEqual({ listState, ignored: [] })
    }),
    runs,
  )
})

test('signing in never redirects to another origin', () => {
  const pathPart = fc.constantFrom(
    '/',
    '\\',
    '\t',
    '\n',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '%5c',
    'evil.example',
    'users',
    'http:',
  )
  const targets = fc.oneof(
    fc.array(pathPart, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.webUrl(),
    parameterValues,
  )
  fc.assert(
    fc.property(targets, (to) => {
      const path = pathAfterSignIn(`?to=${encoded(to)}`)
      const { origin, pathname } = new URL(path, 'http://roster')
      expect(origin).toBe('http://roster')
      // The same holds if the pathname alone is resolved again.
      expect(new URL(pathname, 'http://roster').origin).toBe('http://roster')
      expect(path).not.toMatch(/^\/sign-in/)
    }),
    { ...runs, numRuns: 3000 },
  )
})
