import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readActivityState, writeActivityState } from '../src/activity/activityState.ts'
import { nastyTexts } from './hostile/answers.ts'
import { isUuid } from '../src/operations/person.ts'
import { readPlanRowsState, writePlanRowsState } from '../src/plans/planRowsState.ts'
import { pathAfterSignIn } from '../src/session/signInAddress.ts'
import { pageSizes, queryOf, readListState, writeListState } from '../src/users/listState.ts'

// Whatever stands in an address, each page reads a place from it that it can write again.

const seed = 20_261_125
const runs = { seed, numRuns: 1000 }

const names =
  'page size q status role sort created activity inactive never incomplete person operation outcome __proto__'.split(
    ' ',
  )
const values = fc.oneof(
  fc.constantFrom(
    ...nastyTexts,
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
  ),
  fc.constantFrom('0001-01-01..9999-12-31', '0050-02-03..', '..', '2026-02-31..', '-000001-01-01..'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.uuid(),
)
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
const pairs = fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 8 })
const addresses = fc
  .tuple(pairs, fc.constantFrom('', '%', '%E0%A4%A', '&&', '#q=%', '#q=a%2Cb', '#__proto__', '?'))
  .map(([all, end]) => `?${all.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}${end}`)

test('the table’s', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { listState, ignored } = readListState(address)
      expect(listState.page).toBeGreaterThan(0)
      expect(listState.page).toBeLessThan(1e9)
      expect(pageSizes).toContain(listState.size)
      for (const id of listState.role) expect(id === '' || isUuid(id)).toBe(true)
      for (const text of ignored) expect(text).toMatch(/^[a-z]+=/)
      expect(readListState(writeListState(listState))).toEqual({ listState, ignored: [] })
      const day = listState.created.from
      const { from } = queryOf(listState).created
      if (day !== null) expect(new Date(from ?? NaN).getFullYear()).toBe(Number(day.slice(0, 4)))
    }),
    runs,
  )
})

test('the journal’s', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { listState } = readActivityState(new URL(address, 'http://roster').search)
      expect(readActivityState(writeActivityState(listState))).toEqual({ listState, ignored: [] })
    }),
    runs,
  )
})

test('a plan’s', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { listState } = readPlanRowsState(new URL(address, 'http://roster').search)
      expect(Number.isSafeInteger(listState.page) && listState.page > 0).toBe(true)
      expect(readPlanRowsState(writePlanRowsState(listState))).toEqual({ listState, ignored: [] })
    }),
    runs,
  )
})

test('after signing in nobody is led away from here', () => {
  const part = fc.constantFrom(
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
  const anywhere = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.webUrl(),
    values,
  )
  fc.assert(
    fc.property(anywhere, (to) => {
      const listState = pathAfterSignIn(`?to=${encoded(to)}`)
      const { origin, pathname } = new URL(listState, 'http://roster')
      expect(origin).toBe('http://roster')
      // What is made of it once more stays here, too.
      expect(new URL(pathname, 'http://roster').origin).toBe('http://roster')
      expect(listState).not.toMatch(/^\/sign-in/)
    }),
    { ...runs, numRuns: 3000 },
  )
})
