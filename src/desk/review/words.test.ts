import { expect, test } from 'vitest'
import { emptyQuery } from '../directory/emptyQuery.ts'
import type { Query } from '../directory/types.ts'
import type { Population } from './scopeTypes.ts'
import { incompleteWords, scopeWords } from './words.ts'

const member = 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03'
const roles = [{ id: member, name: 'member', organizationId: null }]
const activity = (filter: Partial<Query['activity']>) => ({ activity: { ...emptyQuery.activity, ...filter } })
const extra = {
  domain: [],
  joinedDays: null,
  olderDays: null,
  missing: null,
  duplicate: false,
  unknownActivity: false,
}

test.each<[Partial<Query> & Record<string, unknown>, string]>([
  [{ sort: { column: 'name', descending: false } }, 'none'],
  [{ text: 'anna' }, 'search “anna”'],
  [{ text: 'x'.repeat(201) }, `search “${'x'.repeat(200)}…”`],
  [{ status: ['ACTIVE', ''], role: [member] }, 'status Active or Unknown; role member'],
  [
    { status: ['-TERMINATED', '-'], role: [`-${member}`] },
    'status not Terminated or Unknown; role not member',
  ],
  [{ created: { from: 0, to: 86_400_000 } }, 'created from 1970-01-01; created before 1970-01-02'],
  [activity({ withinDays: 30 }), 'active in the last 30 days'],
  [activity({ olderThanDays: 1 }), 'inactive for 1 day'],
  [activity({ never: true }), 'never active'],
  [activity({ olderThanDays: 90, never: true }), 'inactive for 90 days, or never active'],
  [
    activity({ from: 0, to: 86_400_000 }),
    'last activity from 1970-01-01 and last activity before 1970-01-02',
  ],
  [{ incomplete: true, extra }, 'incomplete profile'],
  [
    { extra: { ...extra, domain: ['a.org', '-'], joinedDays: 7, olderDays: 1, missing: 'name' } },
    'email domain a.org; email domain not none; created in the last 7 days; created at least 1 day ago; no first or last name',
  ],
  [
    { extra: { ...extra, missing: 'title', duplicate: true, unknownActivity: true } },
    'no title; same name as someone with another address; last activity unknown',
  ],
  // From another version.
  [{ shoe: 42, hat: '' }, 'shoe 42'],
])('a review of people who match %j says so', (filters, words) => {
  const query = { ...emptyQuery, ...filters }
  expect(scopeWords({ who: 'filters', query }, roles)).toBe(`People who match these filters: ${words}`)
})

test('a population says why it is incomplete', () => {
  const words = (isComplete: boolean, unread: number | null) =>
    incompleteWords({ isComplete, unread } as Population)
  expect(words(true, 3)).toBeNull()
  expect(words(false, null)).toMatch(/^Not everyone/)
  expect(words(false, 0)).toMatch(/^The list changed/)
  expect(words(false, 1)).toMatch(/^1 person .* was not loaded/)
  expect(words(false, 1200)).toMatch(/^1,200 people .* were not loaded/)
})
