import { emptyQuery } from '../directory/emptyQuery.ts'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../api/schema.ts'
import type { Query } from '../directory/types.ts'
import { fileName } from './fileName.ts'

const roles: Role[] = [
  { id: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03', name: 'member', organizationId: null },
  {
    id: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02',
    name: 'Team Łódź/EMEA',
    organizationId: '1f2e3d4c-6c1e-4f0b-9c55-0c2b6a4de001',
  },
]
// Local time, in any time zone.
const at = new Date(2026, 10, 24, 14, 5).getTime()
const named = (query: Partial<Query>, more: Partial<Parameters<typeof fileName>[0]> = {}) =>
  fileName({
    query: { ...emptyQuery, ...query },
    roles,
    isDemo: false,
    complete: true,
    at,
    extension: 'csv',
    ...more,
  })

describe('a file name', () => {
  test('has the organization, the query and the time', () => {
    expect(named({ status: ['TERMINATED'] })).toBe('roster-1f2e3d4c-terminated-2026-11-24-1405.csv')
    expect(named({}, { extension: 'json' })).toBe('roster-1f2e3d4c-2026-11-24-1405.json')
  })

  test('has a generic organization if no role names it', () => {
    expect(named({}, { roles: [] })).toBe('roster-organization-2026-11-24-1405.csv')
    expect(named({}, { isDemo: true })).toBe('roster-demo-2026-11-24-1405.csv')
  })

  test.each<[Partial<Query>, string]>([
    [{ text: ' Łukasz  "KOWAL"' }, 'lukasz-kowal'],
    [{ text: '../../etc/passwd' }, 'etc-passwd'],
    [{ text: 'anna@x.com, jan@x.com' }, 'list'],
    [{ text: '?!' }, ''],
    [{ text: 'שרה' }, 'שרה'],
    [{ role: [roles[1]?.id ?? '', ''], status: [''] }, 'unknown-team-lodz-emea-unknown'],
    [{ role: ['00000000-feed-4bad-8bad-000000000bad'] }, '00000000'],
    [
      { activity: { ...emptyQuery.activity, olderThanDays: 90, never: true } },
      'inactive-90-days-never-active',
    ],
    [{ created: { from: 0, to: null }, incomplete: true }, 'created-profile-gaps'],
    [{ created: { from: null, to: 0 }, status: ['-TERMINATED'] }, 'not-terminated-created'],
    [{ activity: { ...emptyQuery.activity, to: 0 } }, 'active'],
    [{ activity: { ...emptyQuery.activity, from: 0, withinDays: 7 } }, 'active-active-in-7-days'],
    [{ text: 'x'.repeat(500) }, 'x'.repeat(40)],
    [{ text: `${'x'.repeat(39)} y` }, 'x'.repeat(39)],
    [{ text: '𝒳'.repeat(50) }, 'x'.repeat(40)],
  ])('of %o: %s', (query, slug) => {
    expect(named(query)).toBe(`roster-1f2e3d4c-${slug && `${slug}-`}2026-11-24-1405.csv`)
  })

  test('ends with incomplete, which occurs nowhere else', () => {
    expect(named({ status: ['ACTIVE'] }, { complete: false })).toBe(
      'roster-1f2e3d4c-active-2026-11-24-1405-incomplete.csv',
    )
    expect(named({ incomplete: true })).not.toContain('incomplete')
  })
})
