import { expect, test } from 'vitest'
import { emptyUser } from '../../../test/emptyUser.ts'
import { idOf } from '../../../test/reviewOf.ts'
import type { Query } from '../directory/types.ts'
import { findPopulation, howRead } from './population.ts'
import type { Scope } from './scopeTypes.ts'

const { signal } = new AbortController()
const roles = ['owner', 'Admin', 'member', 'guest'].map((name) => ({ id: name, name, organizationId: null }))
const users = [
  emptyUser(idOf(0), { lastName: 'Zak', status: 'ACTIVE' }),
  emptyUser(idOf(1), { firstName: 'Bo', lastName: 'Al', status: 'TERMINATED' }),
  emptyUser(idOf(2), { firstName: 'An', lastName: 'Al' }),
  emptyUser(idOf(3), { email: 'a10@x.com' }),
  emptyUser(idOf(4), { email: 'a9@x.com' }),
]
const read = { state: 'done', failedPages: [], unreadable: 0, missing: 0, total: 5, read: 5, readAt: 7 }

/** Finds the people of a scope, and the query that the directory got. */
async function find(scope: Scope, { withoutTerminated = false, known = roles, progress = {} } = {}) {
  let asked: Query | undefined
  const directory = {
    ageMs: () => 0,
    start: () => {},
    progress: () => ({ ...read, error: null, ...progress }),
    untilRead: () => Promise.resolve(),
    isComplete: () => true,
    get: (id: string) => users.find((user) => user.id === id) ?? null,
    async *batches(query: Query) {
      asked = query
      yield users.slice(0, 2)
      yield users.slice(2)
    },
    query: () => Promise.resolve({ entries: { ambiguous: 2 }, notFound: ['x'] }),
    remove: () => {},
  }
  const dependencies = { directory, roles: () => known, now: () => 9 } as unknown as Parameters<
    typeof findPopulation
  >[1]
  const found = await findPopulation({ scope, withoutTerminated }, dependencies, signal)
  return { ...found, ids: found.people.map(({ id }) => id), query: asked }
}

test('owners and admins are found by their roles, and nobody is where no role is known to be theirs', async () => {
  expect((await find({ who: 'privileged' })).query?.role).toEqual(['owner', 'Admin'])
  // Without a role, everyone would match.
  await expect(find({ who: 'privileged' }, { known: roles.slice(2) })).rejects.toMatchObject({
    kind: 'invalid',
  })
})

test('each scope asks for its people, by name', async () => {
  const sort = { column: 'name', descending: false }
  expect((await find({ who: 'everyone' })).query).toMatchObject({ text: '', role: [], sort })
  const { query, population } = await find({ who: 'inactive', days: 90 })
  expect(query?.activity).toMatchObject({ olderThanDays: 90, never: true })
  expect(population).toMatchObject({ notFound: [], ambiguous: 0 })
  // The same line twice is a list, and not a text to search for.
  const list = await find({ who: 'list', text: 'Anna Nowak' })
  expect(list.query?.text).toBe('Anna Nowak\nAnna Nowak')
  expect(list.population).toMatchObject({ notFound: ['x'], ambiguous: 2 })
  expect((await find({ who: 'list', text: 'a@x.com\nb@x.com' })).query?.text).toBe('a@x.com\nb@x.com')
})

test('selected people are in the order of their names, each once, without those who are not found', async () => {
  const ids = [0, 3, 1, 4, 2, 0].map(idOf)
  const scope = { who: 'selected' as const, ids: [...ids, idOf(9), 'no id'], incomplete: false }
  const { ids: found, population } = await find(scope)
  expect(found).toEqual([4, 3, 2, 1, 0].map(idOf))
  expect(population).toMatchObject({ notFound: [idOf(9), 'no id'], terminated: 0, isComplete: true })
  const without = await find({ ...scope, incomplete: true }, { withoutTerminated: true })
  expect(without.ids).not.toContain(idOf(1))
  expect(without.population).toMatchObject({ people: 4, terminated: 1, isComplete: false })
})

test.each([
  [{}, { isComplete: true, unread: 0, total: 5, readAt: 7 }],
  [{ readAt: null }, { readAt: 9 }],
  [
    { missing: 1, unreadable: 2, failedPages: [4], pageSize: 50 },
    { isComplete: false, unread: 53 },
  ],
  [{ state: 'reading', read: 3 }, { unread: 2 }],
  [{ state: 'reading', read: 9 }, { unread: 0 }],
  [{ state: 'reading', total: null }, { unread: null }],
  [{ total: null }, { unread: 0, total: null }],
])('after reading %j: %j', (progress, expected) => {
  const directory = { progress: () => ({ ...read, ...progress }), isComplete: () => true }
  expect(howRead({ directory, now: () => 9 } as unknown as Parameters<typeof howRead>[0])).toMatchObject(
    expected,
  )
})
