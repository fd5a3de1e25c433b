import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { rankOf } from '../../operations/access.ts'
import { statusKey } from '../../operations/person.ts'
import { domainLink, figureLink, leadersLink, monthLink, roleLink, statusLink } from '../../insights/links.ts'
import { queryOf } from '../../users/listQuery.ts'
import { readListState } from '../../users/listState.ts'
import { createColumnStore } from '../directory/columnStore.ts'
import { createQueryEngine } from '../directory/queryEngine.ts'
import { countEveryone } from './insights.ts'
import type { FigureName, Insights } from './types.ts'

// Compares the figures with a simple implementation, and with the lists that they link to.

const now = Date.parse('2026-11-28T12:00:00Z')
const dayMs = 86_400_000
const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`
const roles = [
  { id: uuid(901), name: 'owner', organizationId: null },
  { id: uuid(902), name: 'Admin', organizationId: null },
  { id: uuid(903), name: 'member', organizationId: null },
]
const { signal } = new AbortController()

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null)
const daysAgo = fc.option(
  fc.oneof(fc.integer({ min: -40, max: 500 }), fc.constantFrom(7, 14, 30, 90, 180, 365)),
)
const iso = (days: number | null) => (days === null ? null : new Date(now - days * dayMs).toISOString())
const anyName = orNull(['Anna', 'anna', 'Łukasz', ' ', '', '\u200b', 'Nowak'])
const anyUser: fc.Arbitrary<User> = fc
  .record({
    id: fc.nat(60).map(uuid),
    idpId: fc.constant(null),
    email: orNull(['a@x.com', 'A@x.com', 'b@X.com', 'c@y.org', 'd@ý.org', 'none', 'e@z.net']),
    roleId: orNull([...roles.map(({ id }) => id), uuid(999)]),
    firstName: anyName,
    lastName: anyName,
    title: orNull(['Engineer', ' ', '']),
    status: orNull(['ACTIVE', 'TERMINATED', 'Terminated', 'SUSPENDED', ' ']),
    created: daysAgo,
    active: daysAgo,
    isUnread: fc.boolean(),
  })
  .map(({ created, active, isUnread, ...fields }) =>
    Object.assign(fields, {
      createdDateTime: iso(created),
      lastActivityDateTime: iso(active),
      more: {},
      unread: isUnread && active === null ? ['lastActivityDateTime'] : [],
    }),
  )
const organization = fc.uniqueArray(anyUser, { selector: ({ id }) => id, maxLength: 40 })

async function* inBatches(users: User[]) {
  for (let from = 0; from < users.length; from += 7) yield users.slice(from, from + 7)
}
const insightsOf = (users: User[]) => countEveryone({ batches: inBatches(users), roles, rankOf, now }, signal)

/** Each figure as a test of one person among everyone. */
const isBlank = (text: string | null) => (text ?? '').replaceAll('\u200b', '').trim() === ''
const isHere = (user: User) => user.status?.toUpperCase() !== 'TERMINATED'
const since = (time: string | null) => (time === null ? null : (now - Date.parse(time)) / dayMs)
const isAway = (user: User, days: number) => (since(user.lastActivityDateTime) ?? -1e9) > days
const isNever = (user: User) => user.lastActivityDateTime === null && user.unread.length === 0
const isLeader = (user: User) => [uuid(901), uuid(902)].includes(user.roleId ?? '')
const domainOf = (user: User) => /@(.*)/.exec(user.email ?? '')?.[1]?.toLowerCase() ?? ''
const simple: Partial<Record<FigureName, (user: User) => boolean>> = {
  owners: (it) => it.roleId === uuid(901),
  admins: (it) => it.roleId === uuid(902),
  leadersInactive90: (it) => isLeader(it) && isAway(it, 90),
  leadersNever: (it) => isLeader(it) && isNever(it),
  inactive30: (it) => isAway(it, 30),
  inactive90: (it) => isAway(it, 90),
  inactive180: (it) => isAway(it, 180),
  inactive365: (it) => isAway(it, 365),
  never: isNever,
  neverFor14: (it) => isNever(it) && (since(it.createdDateTime) ?? -1) >= 14,
  unknownActivity: (it) => it.unread.length > 0,
  joined7: (it) => (since(it.createdDateTime) ?? 1e9) <= 7,
  joined30: (it) => (since(it.createdDateTime) ?? 1e9) <= 30,
  incomplete: (it) => [it.firstName, it.lastName, it.title].some(isBlank),
  missingName: (it) => isBlank(it.firstName) || isBlank(it.lastName),
  missingTitle: (it) => isBlank(it.title),
  noDomain: (it) => domainOf(it) === '',
}

/** Returns a function that finds the people on the list behind a link. */
function createLists(users: User[]) {
  const store = createColumnStore(() => {})
  for (const [position, each] of users.entries()) store.list(each, position, 1)
  const engine = createQueryEngine({
    store,
    collator: new Intl.Collator('en'),
    roleName: (id) => id,
    giveWay: () => Promise.resolve(),
    now: () => now,
  })
  return async (link: string): Promise<string[]> => {
    const { listState, ignored } = readListState(link)
    expect(ignored).toEqual([])
    return engine.ids(queryOf(listState))
  }
}

const settings = { seed: 1, numRuns: 50 }

describe('the figures of any organization', () => {
  test('are those of a simple count', () =>
    fc.assert(
      fc.asyncProperty(organization, async (users) => {
        const { figures, people, current } = await insightsOf(users)
        const here = users.filter(isHere)
        expect({ people, current }).toEqual({ people: users.length, current: here.length })
        for (const [figure, counts] of Object.entries(simple))
          expect([figure, figures[figure as FigureName]]).toEqual([figure, here.filter(counts).length])
        expect(figures.terminated).toBe(users.length - here.length)
      }),
      settings,
    ))

  test('are as long as the lists that they link to', () =>
    fc.assert(
      fc.asyncProperty(organization, async (users) => {
        const insights = await insightsOf(users)
        const idsBehind = createLists(users)
        for (const [link, people] of linksOf(insights))
          expect([link, (await idsBehind(link)).length]).toEqual([link, people])
        expect(await idsBehind(leadersLink(insights))).toHaveLength(
          insights.figures.owners + insights.figures.admins,
        )
      }),
      settings,
    ))

  test('add up', () =>
    fc.assert(
      fc.asyncProperty(organization, async (users) => {
        const { figures, ...insights } = await insightsOf(users)
        const sum = (counts: { people: number }[]) => counts.reduce((all, { people }) => all + people, 0)
        const here = users.filter(isHere)
        expect(sum(insights.roles)).toBe(insights.current)
        expect(sum(insights.statuses)).toBe(insights.people)
        expect(sum(insights.domains) + figures.noDomain).toBe(insights.current)
        expect(sum(insights.activeByMonth) + figures.never + figures.unknownActivity).toBe(insights.current)
        expect(sum(insights.createdByMonth)).toBe(
          here.filter(({ createdDateTime }) => createdDateTime !== null).length,
        )
        expect(insights.duplicateGroups.flatMap(({ people }) => people)).toHaveLength(figures.duplicates)
      }),
      settings,
    ))
})

function* linksOf(insights: Insights): Generator<[link: string, people: number]> {
  for (const [name, people] of Object.entries(insights.figures))
    yield [figureLink(name as FigureName, insights), people]
  for (const { roleId, people } of insights.roles) yield [roleLink(roleId), people]
  for (const { status, people } of insights.statuses) yield [statusLink(statusKey(status)), people]
  for (const { domain, people } of insights.domains) yield [domainLink(domain), people]
  for (const month of insights.createdByMonth) yield [monthLink('created', month), month.people]
  for (const month of insights.activeByMonth) yield [monthLink('activity', month), month.people]
}
