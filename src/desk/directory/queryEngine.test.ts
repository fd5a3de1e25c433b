import { emptyQuery } from './emptyQuery.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { type ColumnStore, createColumnStore } from './columnStore.ts'
import { addressKey } from '../../text/address.ts'
import { readEntries } from '../../text/readEntries.ts'
import { createQueryEngine } from './queryEngine.ts'
import type { DirectoryAnswer, DirectoryQuery, ExtraFilters, SortColumn } from './types.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { emptyUser } from '../../../test/emptyUser.ts'

// Compares the engine's answers with a simple implementation over plain objects.

const now = Date.parse('2026-06-01T00:00:00Z')
const dayMs = 86_400_000
const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-00000000000${n % 10}`
const roleNames: Record<string, string> = { [uuid(901)]: 'owner', [uuid(902)]: 'Ädmin' }
const roleName = (id: string) => roleNames[id] ?? id.slice(0, 8)

function setUp(locale = 'en') {
  const store: ColumnStore = createColumnStore((row) => engine.markChanged(row))
  let gaveWay = 0
  const giveWay = () => Promise.resolve(void gaveWay++)
  const collator = new Intl.Collator(locale, { numeric: true })
  const engine = createQueryEngine({ store, collator, roleName, giveWay, now: () => now })
  return { store, gaveWay: () => gaveWay, ...engine }
}

const firstPage: DirectoryQuery = {
  ...emptyQuery,
  page: 1,
  size: 20,
}

/** Folds a text, implemented in another way than `fold`. */
function simpleFold(text: string | null): string {
  const letters = [
    ['ł', 'l'],
    ['ø', 'o'],
    ['ß', 'ss'],
    ['đ', 'd'],
    ['æ', 'ae'],
    ['ı', 'i'],
  ] as const
  const bare = (text ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\u200b]/gu, '')
    .trim()
  return letters.reduce((all, [letter, base]) => all.replaceAll(letter, base), bare)
}

const nameOf = (user: User) =>
  [user.firstName, user.lastName]
    .map((part) => part?.trim() ?? '')
    .join(' ')
    .trim()
const fieldsOf = (user: User) => [
  nameOf(user),
  user.email,
  user.title,
  roleName(user.roleId ?? ''),
  user.id,
  user.idpId,
]
/** Returns a text folded, and folded with umlauts spelled out. */
const formsOf = (text: string | null) => [
  simpleFold(text),
  simpleFold((text ?? '').normalize('NFC').replaceAll(/[äöüø]/gi, (letter) => `${simpleFold(letter)}e`)),
]
const hasAll = (user: User, text: string) =>
  simpleFold(text)
    .split(/[\s,]+/)
    .every((term) =>
      fieldsOf(user).some((field, index) =>
        // Emails and ids are searched as they are.
        (index % 3 === 1 || index > 3 ? [simpleFold(field)] : formsOf(field)).some((it) => it.includes(term)),
      ),
    )

type SimpleResult = Record<'users' | 'first', User[]> & Pick<DirectoryAnswer, 'notFound' | 'entries'>

function simpleSearch(users: User[], text: string): SimpleResult {
  const entries = readEntries(text).map((entry) => entry.text)
  const hasKey = (user: User, key: string) =>
    [user.id, user.email, user.idpId].some((it) => it !== null && addressKey(it) === addressKey(key))
  if (entries.length < 2) {
    const exact = users.filter((user) => hasKey(user, text))
    const isExact = /@.|-4000-/.test(text) && !text.includes(' ')
    const found = users.filter((user) => hasAll(user, text))
    return { users: found, first: isExact ? exact : [], notFound: [], entries: null }
  }
  const isKey = (entry: string) => /^[^@ ]+@[^@ ]+$|-4000-/.test(entry)
  const hasKeys = entries.some((entry) => isKey(entry) || entry.includes('@'))
  const found = entries.map((entry) => {
    if (isKey(entry)) return users.filter((user) => hasKey(user, entry))
    const called = users.filter(({ firstName, lastName }) =>
      formsOf(firstName).some((first) =>
        formsOf(lastName).some((last) =>
          [`${first} ${last}`, `${last} ${first}`].some(
            (it) => it.trim() === simpleFold(entry).replaceAll(/[\s,]+/g, ' '),
          ),
        ),
      ),
    )
    return called.length > 0 || hasKeys ? called : users.filter((user) => hasAll(user, entry))
  })
  const all = new Set(found.flat())
  const single = found.filter(({ length }) => length === 1)
  const matched = new Set(single.flat()).size
  return {
    users: users.filter((user) => all.has(user)),
    first: [],
    notFound: [...new Set(entries.filter((_, index) => found[index]?.length === 0))],
    entries: {
      matched,
      duplicates: single.length - matched,
      ambiguous: found.filter(({ length }) => length > 1).length,
      notFound: found.filter(({ length }) => length === 0).length,
    },
  }
}

const at = (text: string | null) => (text === null ? null : Date.parse(text))
const isIn = (time: number | null, { from, to }: DirectoryQuery['created']) =>
  time !== null && (from === null || time >= from) && (to === null || time < to)

/** What of a status shows on screen; '' for an unknown one. */
const comparedStatus = (status: string | null) =>
  (status ?? '')
    .replaceAll('_', ' ')
    .trim()
    .toUpperCase()
    .replaceAll(' ', '_')
    .replace(/^UNKNOWN$/, '')

const filters: Record<string, (query: DirectoryQuery, user: User) => boolean> = {
  status: ({ status }, user) => isWanted(status, comparedStatus(user.status), comparedStatus),
  role: ({ role }, user) => isWanted(role, user.roleId ?? ''),
  created: ({ created }, user) =>
    (created.from === null && created.to === null) || isIn(at(user.createdDateTime), created),
  activity({ activity }, user) {
    const { from, to, olderThanDays, withinDays, never } = activity
    const time = at(user.lastActivityDateTime)
    const hasRange = from !== null || to !== null || olderThanDays !== null || withinDays !== undefined
    if (!hasRange && !never) return true
    if (time === null) return never && user.unread.length === 0
    const isRecent = withinDays === undefined || time >= now - withinDays * dayMs
    const isOld = olderThanDays === null || time < now - olderThanDays * dayMs
    return hasRange && isIn(time, activity) && isRecent && isOld
  },
  incomplete: ({ incomplete }, user) => !incomplete || isIncomplete(user),
  domain: ({ extra }, user) =>
    extra === undefined ||
    isWanted(extra.domain, (user.email ?? '').toLowerCase().split('@').slice(1).at(-1) ?? ''),
  joined({ extra }, user) {
    const created = at(user.createdDateTime)
    const { joinedDays = null, olderDays = null } = extra ?? {}
    return (
      (joinedDays === null || (created !== null && created >= now - joinedDays * dayMs)) &&
      (olderDays === null || (created !== null && created <= now - olderDays * dayMs))
    )
  },
  missing({ extra }, { firstName, lastName, title }) {
    const isBlank = (text: string | null) => (text ?? '').trim() === ''
    if (extra?.missing === 'title') return isBlank(title)
    return extra?.missing !== 'name' || isBlank(firstName) || isBlank(lastName)
  },
  unknownActivity: ({ extra }, user) => !extra?.unknownActivity || user.unread.length > 0,
}

/** Whether a filter with included and excluded values matches a value. */
function isWanted(wanted: string[], value: string, keyOf = (text: string) => text) {
  const excluded = wanted.filter((it) => it.startsWith('-')).map((it) => keyOf(it.slice(1)))
  const included = wanted.filter((it) => !it.startsWith('-')).map(keyOf)
  return !excluded.includes(value) && (included.length === 0 || included.includes(value))
}

/** The users who have the same name as one of these with another address. */
function duplicatesAmong(people: User[]): User[] {
  const folded = (user: User) =>
    simpleFold(`${(user.firstName ?? '').trim()} ${(user.lastName ?? '').trim()}`)
  const address = (user: User) => (user.email ?? '').toLowerCase()
  return people.filter(
    (user) =>
      folded(user) !== '' &&
      people.some((other) => folded(other) === folded(user) && address(other) !== address(user)),
  )
}
const isIncomplete = (user: User) =>
  [user.firstName, user.lastName, user.title].some((it) => (it ?? '').trim() === '')

const keyOf: Record<SortColumn, (user: User) => string | number | null> = {
  name: (user) => nameOf(user) || null,
  title: (user) => user.title?.trim() || null,
  role: (user) => (user.roleId === null ? null : roleName(user.roleId)),
  status: (user) => user.status?.trim() || null,
  created: (user) => at(user.createdDateTime),
  activity: (user) => at(user.lastActivityDateTime),
}

function sorted(users: User[], sort: DirectoryQuery['sort'], collator: Intl.Collator) {
  if (sort === null) return users
  const key = keyOf[sort.column]
  const compare = (a: User, b: User) => {
    const [left, right] = [key(a), key(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' ? left - Number(right) : collator.compare(left, String(right))
    return sort.descending ? -order : order
  }
  return users.toSorted(compare)
}

/** Returns the expected answer for users in the API's order. */
function expectedAnswer(people: User[], query: DirectoryQuery, locale = 'en') {
  const { users, first, notFound, entries } = simpleSearch(people, query.text)
  const candidates = query.extra?.duplicate ? duplicatesAmong(people) : people
  const passing = (but?: string) =>
    users.filter(
      (user) =>
        candidates.includes(user) &&
        Object.entries(filters).every(([name, passes]) => name === but || passes(query, user)),
    )
  const count = (filter: string, valueOf: (user: User) => string) => {
    const counts = Object.fromEntries(people.map((user) => [valueOf(user), 0]))
    for (const user of passing(filter)) counts[valueOf(user)] = (counts[valueOf(user)] ?? 0) + 1
    return counts
  }
  const all = sorted(passing(), query.sort, new Intl.Collator(locale, { numeric: true }))
  const shown = [
    ...all.filter((user) => first.includes(user)),
    ...all.filter((user) => !first.includes(user)),
  ]
  return {
    users: shown.slice((query.page - 1) * query.size, query.page * query.size),
    total: all.length,
    counts: {
      status: count('status', (user) => comparedStatus(user.status)),
      role: count('role', (user) => user.roleId ?? ''),
      incomplete: passing('incomplete').filter(isIncomplete).length,
      never: passing('activity').filter(
        (user) => user.lastActivityDateTime === null && user.unread.length === 0,
      ).length,
    },
    notFound,
    entries,
  }
}

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null)
const name = orNull([
  'Anna',
  'anna',
  'ANNA',
  'Änna',
  'Anna Maria',
  'Annabel',
  'Anne-Marie',
  'Łukasz',
  'Lukasz',
  'Øyvind',
  'Zoë',
  'Zoe\u0308',
  'Zoe',
  'Thị',
  'Thị Hương',
  'Nowak',
  'Nowakowski',
  'Groß',
  'Gross',
  'Đặng',
  '',
  ' ',
  'Ærø',
  '山田',
  'أحمد',
  "O'Brien",
  'van Bülow',
  'Gröning',
  'User 2',
  'User 10',
  'User 02',
])
const time = orNull(
  [2020, 2024, 2026].flatMap((year) =>
    ['-01-01T00:00:00Z', '-05-31T23:59:59.999999Z'].map((it) => year + it),
  ),
)
const user: fc.Arbitrary<User> = fc
  .record({
    id: fc.nat(40).map(uuid),
    idpId: orNull([uuid(77), 'auth0|Anna', uuid(3)]),
    email: orNull(['anna@x.com', 'Anna@X.com', 'hanna@x.com', 'groß@x.com', 'b.nowak@y.com']),
    roleId: orNull([...Object.keys(roleNames), uuid(903)]),
    firstName: name,
    lastName: name,
    title: orNull(['Engineer', 'engineer', 'Żołnierz', 'Sales, EMEA', ' ', '']),
    status: orNull(['ACTIVE', 'active', 'TERMINATED', 'SUSPENDED', 'On leave', 'ON_LEAVE', 'unknown', ' ']),
    createdDateTime: time,
    lastActivityDateTime: time,
    more: fc.constant({}),
    unread: fc.constantFrom<string[]>([], [], ['profile.lastActivityDateTime']),
  })
  // Without a path in the profile, as the directory keeps it.
  .map((it) =>
    Object.assign(it, {
      unread: it.unread.length > 0 && it.lastActivityDateTime === null ? ['lastActivityDateTime'] : [],
    }),
  )

const word = fc.constantFrom(
  'a',
  'an',
  'Anna',
  'lukasz',
  'ŁUK',
  'zoe',
  'zoë',
  'gros',
  'ß',
  'ss',
  'dang',
  'æ',
  'eng',
  'zolnierz',
  'owner',
  'adm',
  '00000903',
  'anna@x.com',
  'ANNA@X.COM',
  'groß@x.com',
  'groening',
  '(',
  'user 1',
  '@x',
  'abcd',
  'auth0',
  "o'b",
  '山',
  'zzz',
  uuid(3),
  uuid(77),
  'thi',
  'huong',
  'nowak',
)
const entry = fc.oneof(
  word,
  fc.constantFrom(
    'Bülow, Anna',
    'van Buelow',
    'Anna Nowak',
    'nowak anna',
    'Anna Maria Nowak',
    'nobody at all',
    'no@body.com',
  ),
)
const searched = fc.oneof(
  fc.constant(''),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .filter((words) => !words.some((it) => /@.|-4000-/.test(it)) || words.length === 1)
    .map((words) => words.join(' ')),
  fc
    .uniqueArray(entry, { minLength: 2, maxLength: 5, selector: simpleFold })
    .chain((entries) => fc.constantFrom(', ', '\n', ';').map((separator) => entries.join(separator))),
)
const point = fc.option(fc.constantFrom('2020-01-01', '2024-01-01', '2026-05-31').map((it) => Date.parse(it)))
const extraFilters = fc.record<ExtraFilters>({
  domain: fc.oneof(fc.constant<string[]>([]), fc.subarray(['x.com', 'y.com', '', '-x.com', '-'])),
  joinedDays: fc.option(fc.constantFrom(2, 900)),
  olderDays: fc.option(fc.constantFrom(2, 900)),
  missing: fc.constantFrom(null, 'name', 'title'),
  duplicate: fc.boolean(),
  unknownActivity: fc.boolean(),
})
const query: fc.Arbitrary<DirectoryQuery> = fc
  .record({
    extra: fc.option(extraFilters),
    text: searched,
    status: fc.oneof(
      fc.constant<string[]>([]),
      fc.subarray(['ACTIVE', 'Terminated', 'on leave', '', 'OTHER', '-Terminated', '-']),
    ),
    role: fc.oneof(fc.constant<string[]>([]), fc.subarray([uuid(901), uuid(903), '', `-${uuid(902)}`])),
    created: fc.record({ from: point, to: point }),
    activity: fc
      .record({
        from: point,
        to: point,
        olderThanDays: fc.option(fc.constantFrom(0, 1, 800)),
        withinDays: fc.option(fc.constantFrom(1, 800, 9000), { nil: undefined }),
        never: fc.boolean(),
      })
      .map(({ withinDays, ...rest }) =>
        withinDays === undefined ? rest : Object.assign(rest, { withinDays }),
      ),
    incomplete: fc.boolean(),
    sort: fc.option(
      fc.record({
        column: fc.constantFrom<SortColumn>('name', 'title', 'role', 'status', 'created', 'activity'),
        descending: fc.boolean(),
      }),
    ),
    page: fc.integer({ min: 1, max: 4 }),
    size: fc.constantFrom(1, 3, 20),
  })
  .map(({ extra, ...rest }) => (extra === null ? rest : Object.assign(rest, { extra })))

/** Users are added, moved and removed, with queries in between. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: user, position: fc.option(fc.nat(50)) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat(40).map(uuid) }) },
  { weight: 3, arbitrary: fc.record({ ask: query }) },
)

describe('an answer', () => {
  test.each(['en', 'sv', 'pl', 'de'])('is the expected one after any changes (%s)', async (locale) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 10, maxLength: 80, size: 'max' }),
        query,
        async (events, last) => {
          const { store, query: ask } = setUp(locale)
          const positions = new Map<string, number>()
          const latest = new Map<string, User>()
          // Users with the same position are in the order in which they were added.
          const arrived: string[] = []
          const people = () =>
            [...latest.values()].toSorted(
              (a, b) =>
                (positions.get(a.id) ?? Infinity) - (positions.get(b.id) ?? Infinity) ||
                arrived.indexOf(a.id) - arrived.indexOf(b.id),
            )
          const check = async (asked: DirectoryQuery) => {
            const { list: _, terms: _terms, ...answer } = await ask(asked)
            expect(answer).toEqual(expectedAnswer(people(), asked, locale))
          }
          let pass = 0
          for (const each of events) {
            if ('ask' in each) await check(each.ask)
            else if ('remove' in each) {
              const row = store.text.findIndex((line) => line.startsWith(each.remove))
              if (row >= 0) store.remove(row)
              latest.delete(each.remove)
            } else {
              const { put, position } = each
              if (!arrived.includes(put.id)) arrived.push(put.id)
              if (position === null) store.put(put)
              else store.list(put, position, ++pass)
              if (position !== null) positions.set(put.id, position)
              latest.set(put.id, put)
            }
          }
          await check(last)
        },
      ),
      { seed: 5, numRuns: caseCount({ usual: 60, long: 1000 }) },
    )
  })
})

test('a search finds the same after any other one, as letters are added, removed and changed', async () => {
  const people = [
    { firstName: 'Anna', lastName: 'Kowalska', email: 'ak@x.com' },
    { firstName: 'Hannah', lastName: 'Kane', title: 'Analyst' },
    { firstName: 'Ana', email: 'deadbeef@x.com' },
    { id: 'deadbeef-0000-4000-8000-000000000000', lastName: 'Ann' },
  ]
  const typed = fc.constantFrom(
    '',
    'a',
    'an',
    'ann',
    'an k',
    'ann ka',
    'k',
    'ka an',
    'de',
    'deadb',
    'ak@x.com',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { maxLength: 8 }), typed, async (before, text) => {
      const { ask } = engineWith(...people)
      for (const earlier of before) await ask({ text: earlier })
      expect(await ask({ text })).toEqual(await engineWith(...people).ask({ text }))
    }),
    { seed: 9, numRuns: 300 },
  )
})

/** Creates an engine with users that have only some fields set, in the API's order. */
function engineWith(...people: Partial<User>[]) {
  const { store, ...engine } = setUp()
  for (const [position, given] of people.entries()) {
    store.list(emptyUser(uuid(position), given), position, 1)
  }
  const ask = (asked: Partial<DirectoryQuery>) => engine.query({ ...firstPage, ...asked })
  return { ...engine, ask }
}

describe('an email address or id', () => {
  const { ask } = engineWith(
    { email: 'hanna@x.com' },
    { idpId: uuid(9) },
    { email: 'Anna@x.com' },
    { id: uuid(9), title: uuid(9) },
  )
  const rows = async (text: string, more = {}) => {
    const { users, total } = await ask({ text, ...more })
    expect(total).toBe(users.length)
    return users.map(({ id }) => Number(id.slice(0, 8)))
  }

  test('moves the user who has it to the front, in any order', async () => {
    expect(await rows('ANNA@x.com ')).toEqual([2, 0])
    expect(await rows('anna@x.com', { sort: { column: 'name', descending: true } })).toEqual([2, 0])
    expect(await rows('anna@x.co')).toEqual([0, 2])
    expect(await rows(uuid(9).toUpperCase())).toEqual([1, 9])
  })

  test('does not bypass a filter', async () => {
    expect(await rows('anna@x.com', { status: ['ACTIVE'] })).toEqual([])
  })
})

describe('a list', () => {
  const { ask, gaveWay } = engineWith(
    { email: 'anna@x.com', firstName: 'Anna', lastName: 'Nowak', status: 'ACTIVE' },
    { email: 'hanna@x.com', firstName: 'Hanna', lastName: 'Nowakowska' },
    { email: 'jan@x.com', firstName: 'Jan', lastName: 'Kowalski', idpId: uuid(77) },
  )

  test('finds each entry, and returns entries that match nobody as they were pasted', async () => {
    const text = `Anna@x.com\n${uuid(77)}; x@x.com, Nowak  Anna\tNo Body`
    const answer = await ask({ text })
    expect(answer).toMatchObject({ list: true, total: 2, notFound: ['x@x.com', 'No Body'] })
    expect(answer.users.map(({ firstName }) => firstName)).toEqual(['Anna', 'Jan'])
    expect(answer.terms).toContain('nowak anna')
  })

  test('matches parts of names if nobody has the full name and the list has words only', async () => {
    expect((await ask({ text: 'nowak; jan' })).users).toHaveLength(3)
    expect((await ask({ text: 'anna nowak; jan' })).users).toHaveLength(2)
    const { users, notFound } = await ask({ text: 'anna@x.com; jan' })
    expect(users.map(({ firstName }) => firstName)).toEqual(['Anna'])
    expect(notFound).toEqual(['jan'])
  })

  test.each([
    ['"Nowak, Jan" <anna@x.com>; Nowak, Hanna <hanna@x.com>', 2],
    ['Nowak, Jan <anna@x.com>', 1],
    ['Kowalski, Jan\nNowak, Anna', 2],
    ['Kowalski, Jan', 1],
    ['• mailto:jan@x.com', 1],
  ])('finds only the people %s refers to', async (text, total) => {
    expect(await ask({ text })).toMatchObject({ total, notFound: [] })
  })

  test('counts each entry', async () => {
    const { entries } = await ask({ text: 'anna@x.com; ANNA@x.com; "a@x.com" <b@x.com>, Nobody' })
    expect(entries).toEqual({ matched: 1, ambiguous: 0, notFound: 2, duplicates: 1 })
  })

  test('does not report a user as not found that a filter hides', async () => {
    expect(await ask({ text: 'anna@x.com, jan@x.com', status: ['ACTIVE'] })).toMatchObject({
      total: 1,
      notFound: [],
    })
  })

  test('gives way to other tasks meanwhile', async () => {
    const before = gaveWay()
    await ask({ text: 'one; two; three' })
    expect(gaveWay()).toBe(before + 3)
  })
})

test('values named like properties of objects are counted like any other', async () => {
  const { ask } = engineWith({ status: '__proto__' }, { status: 'constructor' }, { status: null })
  const { counts } = await ask({})
  expect(Object.entries(counts.status)).toEqual([
    ['', 1],
    ['PROTO', 1],
    ['CONSTRUCTOR', 1],
  ])
})

test('batches hold all users who match, in order', async () => {
  const { batches: batchesOf, ask } = engineWith(
    ...Array.from({ length: 2500 }, (_, n) => ({ title: String(n % 7), lastName: `${n}` })),
  )
  const asked: DirectoryQuery = {
    ...emptyQuery,
    text: '1',
    sort: { column: 'title', descending: true },
    page: 7,
    size: 3,
  }
  const batches: User[][] = []
  for await (const batch of batchesOf(asked)) batches.push(batch)
  const { users, total } = await ask({ ...asked, page: 1, size: 2500 })
  expect(batches.flat()).toEqual(users)
  expect(batches.map((batch) => batch.length)).toEqual([1000, total - 1000])
})
