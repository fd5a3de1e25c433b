import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay } from './dayRange.ts'
import { queryOf } from './listQuery.ts'
import {
  defaultListState,
  isPlain,
  type ListState,
  readListState,
  withoutFilters,
  withPageSize,
  writeListState,
} from './listState.ts'

const role = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

describe('the list state in the address', () => {
  test.each<[string, Partial<ListState>]>([
    ['', {}],
    ['?page=3', { page: 3 }],
    ['?size=250&page=2', { page: 2, size: 250 }],
    ['?q=kowal+anna', { text: 'kowal anna' }],
    ['#q=a%2C+b', { text: 'a, b' }],
    ['?status=TERMINATED&status=unknown', { status: ['TERMINATED', ''] }],
    ['?status=active', { status: ['ACTIVE'] }],
    ['?status=Active&status=ACTIVE&status=active', { status: ['ACTIVE'] }],
    ['?status=On+leave&status=on_leave&status=UNKNOWN', { status: ['ON_LEAVE', ''] }],
    [`?role=${role}&role=${role.toUpperCase()}`, { role: [role] }],
    [`?role=${role.toUpperCase()}`, { role: [role] }],
    ['?created=2024-01-01..2024-12-31', { created: { from: '2024-01-01', to: '2024-12-31' } }],
    ['?activity=..2024-02-29', { activity: { from: null, to: '2024-02-29' } }],
    ['?inactive=90&never=true&incomplete=true', { inactive: 90, never: true, incomplete: true }],
    ['?status=-TERMINATED&status=-unknown', { status: ['-TERMINATED', '-'] }],
    [`?role=-${role.toUpperCase()}`, { role: [`-${role}`] }],
    ['?domain=Example.com&domain=-b.org&domain=unknown', { domain: ['example.com', '-b.org', ''] }],
    ['?joined=7&older=14&active=30', { joinedDays: 7, olderDays: 14, activeDays: 30 }],
    [
      '?missing=name&duplicate=true&unknown=activity',
      { missing: 'name', duplicate: true, unknownActivity: true },
    ],
    ['?sort=-created', { sort: { column: 'created', descending: true } }],
  ])('reads %j', (search, listState) => {
    expect(readListState(search)).toEqual({ listState: { ...defaultListState, ...listState }, ignored: [] })
  })

  test.each([
    // Of another version, which may filter by something that this one does not know.
    'shoe=42',
    'page=0',
    'page=-1',
    'page=abc',
    'page=1.5',
    'page=',
    'page=99999999999',
    'size=7',
    'size=1e2',
    'size=100%20',
    'status=',
    'status=%20',
    'role=owner',
    'created=2024',
    'created=..',
    'created=2023-02-29..',
    'activity=2024-01-01..2024-01-02..',
    'zone=Mars',
    'inactive=0',
    'inactive=ninety',
    'never=1',
    'incomplete=false',
    'status=-',
    'domain=',
    'joined=0',
    'active=-1',
    'missing=email',
    'unknown=role',
    'sort=email',
    'sort=--name',
  ])('ignores and lists the invalid parameter %s', (parameter) => {
    const { listState, ignored } = readListState(`?${parameter}`)
    expect(listState).toEqual(defaultListState)
    expect(ignored).toEqual([decodeURIComponent(parameter)])
  })

  test('keeps valid parameters beside invalid ones', () => {
    expect(readListState('?page=x&size=50&status=ACTIVE&role=x')).toEqual({
      listState: { ...defaultListState, size: 50, status: ['ACTIVE'] },
      ignored: ['page=x', 'role=x'],
    })
  })

  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const dayRange = fc.record({ from: fc.option(day), to: fc.option(day) })
  const anyListState = fc.record<ListState>({
    page: fc.integer({ min: 1, max: 1_000_000 }),
    size: fc.constantFrom(20, 50, 100, 250),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ minLength: 501, maxLength: 600 }),
    ),
    status: fc.uniqueArray(fc.constantFrom('', '-', '-ACTIVE', 'ACTIVE', 'TERMINATED', 'ON_LEAVE_&_MORE')),
    role: fc.uniqueArray(fc.constantFrom('', '-', role, `-${role}`)),
    created: dayRange,
    activity: dayRange,
    zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
    inactive: fc.option(fc.integer({ min: 1, max: 99_999 })),
    activeDays: fc.option(fc.integer({ min: 1, max: 99_999 })),
    never: fc.boolean(),
    incomplete: fc.boolean(),
    domain: fc.uniqueArray(fc.constantFrom('', '-', 'example.com', '-żółw.example')),
    joinedDays: fc.option(fc.integer({ min: 1, max: 99_999 })),
    olderDays: fc.option(fc.integer({ min: 1, max: 99_999 })),
    missing: fc.constantFrom('name', 'title', null),
    duplicate: fc.boolean(),
    unknownActivity: fc.boolean(),
    sort: fc.option(
      fc.record({
        column: fc.constantFrom('name', 'title', 'role', 'status', 'created', 'activity'),
        descending: fc.boolean(),
      }),
    ),
  })

  // Only days have a zone.
  const hasDays = ({ created, activity }: ListState) =>
    [created, activity].some(({ from, to }) => from !== null || to !== null)
  const listStates = anyListState.filter(hasDays)

  test('is written without defaults, and reads back unchanged', () => {
    expect(writeListState(defaultListState)).toBe('')
    fc.assert(
      fc.property(listStates, (listState) => {
        expect(readListState(writeListState(listState))).toEqual({ listState, ignored: [] })
        const withoutDays = Object.assign(listState, { created: anyDay, activity: anyDay, zone: null })
        expect(readListState(writeListState(withoutDays))).toEqual({ listState: withoutDays, ignored: [] })
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('keeps the first row on the page when the page size changes', () => {
    expect(withPageSize({ ...defaultListState, page: 3 }, 50)).toEqual({
      ...defaultListState,
      page: 1,
      size: 50,
    })
    expect(withPageSize({ ...defaultListState, page: 6 }, 50)).toEqual({
      ...defaultListState,
      page: 3,
      size: 50,
    })
    expect(withPageSize({ ...defaultListState, page: 2, size: 250 }, 20)).toEqual({
      ...defaultListState,
      page: 13,
    })
  })
})

describe('the query of a list state', () => {
  test('is plain only without search, filters and sort order', () => {
    expect(isPlain({ ...defaultListState, page: 7, size: 100 })).toBe(true)
    expect(isPlain({ ...defaultListState, sort: { column: 'name', descending: false } })).toBe(false)
    expect(isPlain({ ...defaultListState, text: 'a' })).toBe(false)
  })

  test('has days in the local time zone, including the whole last day', () => {
    const { created } = queryOf({ ...defaultListState, created: { from: '2024-03-30', to: '2024-03-31' } })
    expect(created).toEqual({
      from: new Date(2024, 2, 30).getTime(),
      to: new Date(2024, 3, 1).getTime(),
    })
  })

  test('means the same time wherever its link is opened', () => {
    const link = writeListState({ ...defaultListState, created: { from: '2024-03-30', to: null } })
    expect(link).toContain(`zone=${encodeURIComponent(new Intl.DateTimeFormat().resolvedOptions().timeZone)}`)
    const { listState } = readListState('?created=2024-03-30..2024-03-31&zone=Asia%2FTokyo')
    expect(queryOf(listState).created).toEqual({
      from: Date.parse('2024-03-29T15:00:00Z'),
      to: Date.parse('2024-03-31T15:00:00Z'),
    })
    expect(writeListState(listState)).toContain('zone=Asia%2FTokyo')
  })

  test('keeps sort order and page size without filters', () => {
    const listState: ListState = {
      ...defaultListState,
      page: 3,
      size: 50,
      text: 'a',
      sort: { column: 'name', descending: true },
    }
    expect(withoutFilters(listState)).toEqual({ ...defaultListState, size: 50, sort: listState.sort })
  })
})
