import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import { byteOrderMark, csvRecord, escapeFormula } from '../../text/csv.ts'
import { createLists } from './lists.ts'
import { person, plainListRequest as plain, roles, uuid } from '../../../test/listPeople.ts'
import type { ListRequest } from './types.ts'

const seed = 20261124

/** Creates lists over a directory of these users. */
function listsFor(users: User[], state: { isComplete?: boolean; unreadable?: number } = {}) {
  const { isComplete = true, unreadable = 0 } = state
  let version = 1
  let scans = 0
  let ways = 0
  let time = 0
  const lists = createLists({
    directory: {
      progress: () => ({ version, unreadable }) as never,
      isComplete: () => isComplete,
      get: (id) => users.find((user) => user.id === id) ?? null,
      roleIds: () => users.flatMap(({ roleId }) => roleId ?? []),
      async *batches({ status }) {
        scans++
        for (const user of users) if (status.length === 0 || status.includes(user.status ?? '')) yield [user]
      },
    },
    roles: () => roles,
    giveWay: () => Promise.resolve(void ways++),
    monotonic: () => (time += 100),
  })
  return { lists, scans: () => scans, ways: () => ways, change: () => version++ }
}

async function ask(
  users: User[],
  source: string | Uint8Array,
  request: Partial<ListRequest> = {},
  state: { isComplete?: boolean; unreadable?: number } = {},
) {
  const { lists } = listsFor(users, state)
  lists.keep('list', source)
  const answer = await lists.answer({ ...plain, ...request })
  const requests = await lists.requests({ ...plain, ...request })
  if (answer === null || requests === null) throw new Error('The list is not kept.')
  return { answer, requests }
}

const hostile = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'", ;aŁß\0\ud800'.split('')), maxLength: 5 })
const maybe = (texts: fc.Arbitrary<string>) => fc.option(fc.oneof(texts, hostile), { freq: 3 })

/** Users with few different names and addresses, so that many share them. Ids are unique. */
const everyones: fc.Arbitrary<User[]> = fc
  .array(
    fc.record({
      idpId: maybe(fc.integer({ min: 0, max: 9 }).map(uuid)),
      email: maybe(fc.constantFrom('a@x.com', 'B@x.com', 'ł@x.com')),
      roleId: fc.option(fc.constantFrom(901, 902, 903, 904, 905, 999).map(uuid)),
      firstName: maybe(fc.constantFrom('Anna', 'Łucja', 'Li')),
      lastName: maybe(fc.constantFrom('Anna', 'Nowak', 'Müller-Weiß')),
      title: maybe(fc.constantFrom('Analyst')),
      status: fc.option(fc.oneof(fc.constantFrom('ACTIVE', 'TERMINATED', 'ON_LEAVE'), hostile)),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((more, at) => person(at, { ...more, status: more.status || null })))

const heads = [
  'ID',
  'Email',
  'First name',
  'Last name',
  'Title',
  'Role',
  'Status',
  'Created',
  'Last activity',
]

/** Exports users as Roster does, with all columns. */
function exported(users: User[]): Uint8Array {
  const named = new Map(roles.map(({ id, name }) => [id, name]))
  const rows = users.map((user) => [
    user.id,
    user.email ?? '',
    user.firstName ?? '',
    user.lastName ?? '',
    user.title ?? '',
    user.roleId === null ? '' : (named.get(user.roleId) ?? user.roleId),
    user.status === null ? '' : statusWords(user.status),
    user.createdDateTime ?? '',
    user.lastActivityDateTime ?? '',
  ])
  const text = [heads, ...rows].map((row) => csvRecord(row.map(escapeFormula))).join('')
  return new TextEncoder().encode(byteOrderMark + text)
}

describe('an export of Roster', () => {
  test('results in no requests if nothing was edited', async () => {
    await fc.assert(
      fc.asyncProperty(everyones, async (users) => {
        const { answer, requests } = await ask(users, exported(users))
        expect(requests).toEqual([])
        expect(answer.counts).toEqual({
          matched: users.length,
          ambiguous: 0,
          notFound: 0,
          twice: 0,
          problem: 0,
          damaged: 0,
        })
        expect(answer).toMatchObject({ delimiter: ',', header: true, encoding: { used: 'utf-8' }, odd: [] })
      }),
      { seed, numRuns: 500 },
    )
  })

  test('results in requests for what was edited, and nothing else', async () => {
    const users = Array.from({ length: 9 }, (_, n) => person(n, { title: '=1+1' }))
    const edits = fc.uniqueArray(fc.integer({ min: 0, max: 8 }))
    await fc.assert(
      fc.asyncProperty(edits, async (edited) => {
        const after = users.map((user, n) => (edited.includes(n) ? { ...user, title: '-1' } : user))
        const { requests } = await ask(users, exported(after))
        const titles = requests.map(({ userId, input }) => [userId, input && 'title' in input && input.title])
        expect(titles).toEqual(edited.toSorted((a, b) => a - b).map((n) => [uuid(n), '-1']))
      }),
      { seed },
    )
  })
})

const anna = person(1, { firstName: 'Anna', lastName: 'Kowalska', email: 'anna@x.com' })
const ben = person(2, { firstName: 'Ben', lastName: 'Nowak', email: 'ben@x.com' })
const ben2 = person(3, { firstName: 'Ben', lastName: 'Nowak', email: 'ben2@x.com' })
const gone = person(4, { email: 'gone@x.com', status: 'TERMINATED' })
const away = person(5, { email: 'away@x.com', status: 'ON_LEAVE' })
const eve = person(6, { email: 'eve@x.com' })
const everyone = [anna, ben, ben2, gone, away, eve]

describe('a list', () => {
  test('is returned page by page, filtered by result', async () => {
    const text = 'anna@x.com\nben nowak\nnobody@x.com\nAnna Kowalska\n'
    const { answer } = await ask(everyone, text, { operation: null })
    expect(answer.counts).toMatchObject({ matched: 1, ambiguous: 1, notFound: 1, twice: 1, problem: 0 })
    expect(answer.lines.map(({ line, says, kind }) => [line, says, kind])).toEqual([
      [1, 'anna@x.com', 'matched'],
      [2, 'ben nowak', 'ambiguous'],
      [3, 'nobody@x.com', 'notFound'],
      [4, 'Anna Kowalska', 'twice'],
    ])
    const second = await ask(everyone, text, { page: 2, size: 3 })
    expect(second.answer).toMatchObject({ total: 4, lines: [{ line: 4 }] })
    const filtered = await ask(everyone, text, { filter: 'ambiguous' })
    expect(filtered.answer).toMatchObject({ total: 1, lines: [{ line: 2, candidateCount: 2 }] })
  })

  test('results in one operation for each user who is matched', async () => {
    const text = 'anna@x.com\nAnna Kowalska\nben nowak\nnobody@x.com'
    const terminated = await ask(everyone, text, { operation: 'terminate', chosen: { 3: ben2.id } })
    expect(terminated.requests.map(({ userId }) => userId)).toEqual([anna.id, ben2.id])
    const changed = await ask(everyone, text, { operation: 'changeRole', roleId: uuid(901) })
    expect(changed.requests).toEqual([
      { operation: 'changeRole', userId: anna.id, input: { roleId: uuid(901) } },
    ])
    expect((await ask(everyone, text, { operation: 'changeRole' })).requests).toEqual([])
    expect((await ask(everyone, text, { operation: 'updateProfile' })).requests).toEqual([])
  })

  test('can be recipients as mail programs write them', async () => {
    const { answer } = await ask(everyone, 'Kowalska, Anna <anna@x.com>; Nowak, Ben <ben@x.com>; eve@x.com')
    expect(answer.lines.map(({ kind, user }) => [kind, user])).toEqual([
      ['matched', anna],
      ['matched', ben],
      ['matched', eve],
    ])
  })

  test('can have other columns than those detected', async () => {
    const text = 'email,title\nanna@x.com,Nowakowska'
    const columns = ['email', 'lastName'] as const
    const { requests } = await ask(everyone, text, { columns: [...columns] })
    expect(requests).toMatchObject([{ operation: 'updateProfile', input: { lastName: 'Nowakowska' } }])
  })

  test('has each entry of a line, and names those that aren’t a person', async () => {
    const { answer } = await ask(everyone, 'anna@x.com; eve@x.com; Sales Team', { operation: 'terminate' })
    expect(answer).toMatchObject({ layout: 'entries', counts: { matched: 2, notFound: 1 }, total: 3 })
    expect(answer.lines.map(({ key, line, says, user }) => [key, line, says, user?.id ?? null])).toEqual([
      ['1', 1, 'anna@x.com', anna.id],
      ['1.2', 1, 'eve@x.com', eve.id],
      ['1.3', 1, 'Sales Team', null],
    ])
    const leavers = await ask(everyone, 'anna@x.com, ben@x.com\neve@x.com, ben2@x.com', {
      appliesTo: 'leavers',
    })
    expect(leavers.answer).toMatchObject({ counts: { matched: 4 }, leavers: [] })
  })

  test('has a choice for each ambiguous entry of a line', async () => {
    const chosen = { '1': ben.id, '1.2': ben2.id }
    const { answer } = await ask(everyone, 'Ben Nowak; Nowak, Ben', { chosen })
    expect(answer.lines.map(({ user }) => user?.id)).toEqual([ben.id, ben2.id])
  })

  test('names the column that each line was matched by', async () => {
    const text = 'ID,Work mail,First name,Last name\n,anna@x.com,,\n,,Eve,Nobody\n,,Anna,Kowalska'
    const columns = ['id', 'email', 'firstName', 'lastName'] as const
    const { answer } = await ask(everyone, text, { columns: [...columns] })
    expect(answer.lines.map(({ by, matchedBy }) => [by, matchedBy])).toEqual([
      ['email', 'Work mail'],
      [null, 'First name, Last name'],
      ['name', 'First name, Last name'],
    ])
  })

  test('waits for a choice if several columns may name the person', async () => {
    const text = 'Manager Email;Employee Email;Status\nben@x.com;anna@x.com;Terminated'
    for (const appliesTo of ['listed', 'leavers'] as const) {
      const { answer, requests } = await ask(everyone, text, { appliesTo, operation: 'terminate' })
      expect(requests).toEqual([])
      expect(answer).toMatchObject({
        columnCandidates: [{ kind: 'email', columns: [0, 1] }],
        planned: { requests: 0, people: 0 },
        leavers: [],
      })
    }
    const { answer, requests } = await ask(everyone, text, { columns: [null, 'email', 'status'] })
    expect(answer).toMatchObject({ columnCandidates: [], lines: [{ matchedBy: 'Employee Email' }] })
    expect(requests).toEqual([{ operation: 'terminate', userId: anna.id, input: null }])
  })

  test('waits for a choice if two delimiters split it equally well', async () => {
    const text = 'Anna Kowalska;Lead,Berlin\nEve Nobody;Agent,Oslo'
    for (const appliesTo of ['listed', 'leavers'] as const) {
      const { answer, requests } = await ask(everyone, text, { appliesTo, operation: 'terminate' })
      expect(requests).toEqual([])
      expect(answer).toMatchObject({
        delimiterCandidates: [
          { delimiter: ',', sample: ['Eve Nobody;Agent', 'Oslo'] },
          { delimiter: ';', sample: ['Eve Nobody', 'Agent,Oslo'] },
        ],
        leavers: [],
      })
    }
    const { answer } = await ask(everyone, text, { delimiter: ';' })
    expect(answer).toMatchObject({ delimiter: ';', delimiterCandidates: [] })
  })

  test('may have a title above its header', async () => {
    const { answer } = await ask(everyone, 'Staff, all offices\n\nEmail;Title\nanna@x.com;Lead')
    expect(answer).toMatchObject({
      header: true,
      delimiter: ';',
      counts: { matched: 1 },
      planned: { requests: 1 },
    })
    expect(answer.odd).toMatchObject([{ line: 1 }])
  })

  test('changes nobody by the cells of a line with too many of them', async () => {
    const { answer, requests } = await ask(
      everyone,
      'Email,Title\nanna@x.com,Manager, Sales\neve@x.com,Lead,',
    )
    expect(requests.map(({ userId }) => userId)).toEqual([eve.id])
    expect(answer).toMatchObject({ counts: { matched: 2, problem: 1 }, notUnderstoodCount: 0 })
    const shifted = await ask(everyone, 'Name,Email,Title\nKowalska, Anna,anna@x.com,Lead')
    expect(shifted.answer.lines).toMatchObject([{ notUnderstood: 'This line has 4 cells instead of 3.' }])
  })

  test('leaves the values that a short line lacks, with a warning', async () => {
    const { answer, requests } = await ask([person(1, { title: 'Lead' })], `ID,Title\n${uuid(1)}\n`)
    expect(requests).toEqual([])
    expect(answer.odd).toEqual([{ line: 2, says: 'This line has 1 cell instead of 2.' }])
  })

  test('reports problems, and can be filtered by them', async () => {
    const text = 'email,role,status\nanna@x.com,boss,Active\nben@x.com,owner,\n'
    const { answer } = await ask(everyone, text, { filter: 'problem' })
    expect(answer).toMatchObject({
      counts: { matched: 2, problem: 1 },
      planned: { requests: 1, people: 1 },
      lines: [{ line: 2, problems: ['There is no role “boss”.'] }],
    })
  })
})

describe('values that look damaged', () => {
  const julio = person(1, { firstName: 'Julio', lastName: 'Ibáñez', title: '1-2', email: 'j@x.com' })
  const mo = person(2, { firstName: 'محمد', lastName: 'Ali', email: 'm@x.com' })
  const text = 'email,first name,last name,title\nj@x.com,Julio,Ib??ez,Lead\nm@x.com,????,Ali,\n'
  const change = (input: Record<string, string>) => ({ operation: 'updateProfile', input })

  test('change nothing unless they are included', async () => {
    const { answer, requests } = await ask([julio, mo], text)
    expect(requests).toMatchObject([change({ lastName: 'Ibáñez', title: 'Lead' })])
    expect(answer).toMatchObject({ counts: { damaged: 2 }, planned: { requests: 1, people: 1 } })
    expect(answer.lines.map(({ changes, damage }) => [changes, damage])).toEqual([
      [['Title: “1-2” → “Lead”'], ['Last name: “Ibáñez” → “Ib??ez”. Letters were lost.']],
      [[], ['First name: “محمد” → “????”. Letters were lost.']],
    ])
    const line = await ask([julio, mo], text, { includedDamage: ['2'] })
    expect(line.requests).toMatchObject([change({ lastName: 'Ib??ez' })])
    expect(line.answer).toMatchObject({ counts: { damaged: 2 } })
    const all = await ask([julio, mo], text, { includedDamage: 'all', operation: 'updateProfile' })
    expect(all.requests).toMatchObject([change({ lastName: 'Ib??ez' }), change({ firstName: '????' })])
  })

  test('can be shown separately', async () => {
    const { answer } = await ask([julio, anna], `${text}anna@x.com,Anna,Nowak,\n`, { filter: 'damaged' })
    expect(answer).toMatchObject({ total: 1, lines: [{ line: 2 }] })
    expect((await ask([julio], text, { operation: 'terminate' })).answer.counts.damaged).toBe(0)
  })

  test('differ from corrections of accents, which are marked', async () => {
    const lucja = person(1, { firstName: 'Lucja', lastName: 'Łoś', email: 'l@x.com' })
    const { answer } = await ask([lucja], 'email,first name,last name\nl@x.com,Łucja,Los\n')
    expect(answer.lines).toMatchObject([
      {
        changes: ['First name: “Lucja” → “Łucja” (only accents change)'],
        damage: ['Last name: “Łoś” → “Los”. Accents were lost.'],
      },
    ])
  })
})

describe('leavers', () => {
  const leavers = { appliesTo: 'leavers', operation: 'terminate' } as const

  test('are active users that no line means or may mean', async () => {
    const { answer, requests } = await ask(everyone, 'anna@x.com\nBen Nowak', leavers)
    expect(answer.leavers).toEqual([eve])
    expect(requests).toEqual([{ operation: 'terminate', userId: eve.id, input: null }])
  })

  test('are nobody if no line means anyone', async () => {
    for (const text of ['Ben Nowak', 'nobody@x.com', 'Ben Nowak\nnobody@x.com\nben nowak', 'x']) {
      const { answer, requests } = await ask(everyone, text, leavers)
      expect(answer).toMatchObject({ leavers: [], total: 0, planned: { requests: 0, people: 0 } })
      expect(requests).toEqual([])
    }
  })

  test('come with the lines that may mean one of them, and the nearest people', async () => {
    const text = 'anna@x.com\nBen Nowak\neve@y.com\nSales Team'
    const { answer } = await ask(everyone, text, leavers)
    expect(answer.unresolved.count).toBe(3)
    const lines = answer.unresolved.lines.map(({ says, kind, candidates }) => [says, kind, candidates])
    expect(lines).toEqual([
      ['Ben Nowak', 'ambiguous', [ben, ben2]],
      ['eve@y.com', 'notFound', [eve]],
      ['Sales Team', 'notFound', []],
    ])
    const chosen = await ask(everyone, text, { ...leavers, chosen: { 3: eve.id } })
    expect(chosen.answer).toMatchObject({ leavers: [], unresolved: { count: 2 }, counts: { matched: 2 } })
    expect(chosen.answer.unresolved.lines[1]).toMatchObject({ by: 'choice', user: eve, candidates: [eve] })
    expect((await ask(everyone, text)).answer.unresolved).toEqual({ lines: [], count: 0 })
  })

  test('never include someone whom a line names, while not everyone is known', async () => {
    const text = 'anna@x.com\nAnna Nr6'
    for (const state of [{ isComplete: false }, { unreadable: 1 }]) {
      const { answer } = await ask(everyone, text, leavers, state)
      expect(answer).toMatchObject({ isComplete: false, counts: { matched: 1, ambiguous: 1 } })
      expect(answer.leavers).toEqual([ben, ben2])
    }
    expect((await ask(everyone, text, leavers)).answer).toMatchObject({
      isComplete: true,
      counts: { matched: 2 },
    })
  })

  test('are never people whom a line names, and nobody if no line has a match', async () => {
    const entry = fc.tuple(fc.nat(), fc.constantFrom('email', 'name', 'id', 'mistyped', 'nobody'))
    const list = fc.array(entry, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(everyones, list, fc.boolean(), async (given, entries, isComplete) => {
        const users = given.map((user) => ({ ...user, email: `p${user.id}@x.com`, firstName: 'Łucja' }))
        const named = new Set<User>()
        const textOf = ([n, kind]: [number, string]) => {
          const user = users[n % users.length]
          if (!user || kind === 'nobody' || (kind === 'name' && !/^[a-zü-]+$/i.test(user.lastName ?? '')))
            return 'Sales Team'
          if (kind === 'mistyped') return `q${user.email}`
          named.add(user)
          return kind === 'name' ? `lucja ${user.lastName}` : kind === 'id' ? user.id : (user.email ?? '')
        }
        const text = entries.map(textOf).join('\n')
        const { answer, requests } = await ask(users, text, leavers, { isComplete })
        expect(answer.leavers.filter((user) => named.has(user))).toEqual([])
        expect(requests).toHaveLength(answer.total)
        if (answer.counts.matched === 0) expect(requests).toEqual([])
        expect(answer.unresolved.count).toBe(answer.counts.ambiguous + answer.counts.notFound)
      }),
      { seed, numRuns: 300 },
    )
  })

  test('make a plan that says so', async () => {
    const { lists } = listsFor(everyone)
    lists.keep('list', 'anna@x.com\nnobody@x.com')
    const plan = await lists.plan({ ...plain, ...leavers })
    expect(plan).toMatchObject({ source: 'list', leavers: { unresolved: 1 }, requests: { length: 3 } })
    expect(await lists.plan({ ...plain, operation: 'terminate' })).not.toHaveProperty('leavers')
    expect(await lists.plan({ ...plain, id: 'never' })).toBeNull()
  })

  test('include candidates who were not chosen', async () => {
    const { answer } = await ask(everyone, 'anna@x.com\nBen Nowak', { ...leavers, chosen: { 2: ben.id } })
    expect(answer.leavers).toEqual([ben2, eve])
  })
})

describe('the lists kept', () => {
  test('read the directory again only if necessary', async () => {
    const { lists, scans, change } = listsFor(everyone)
    lists.keep('list', 'anna@x.com\nben nowak')
    await lists.answer(plain)
    await lists.answer({ ...plain, filter: 'matched', page: 2 })
    await lists.answer({ ...plain, operation: 'terminate' })
    expect(scans()).toBe(1)
    await lists.answer({ ...plain, chosen: { 2: ben.id } })
    expect(scans()).toBe(1)
    change()
    await lists.answer({ ...plain, chosen: { 2: ben.id } })
    expect(scans()).toBe(2)
  })

  test('are those used last', async () => {
    const { lists } = listsFor(everyone)
    for (const id of ['a', 'b', 'c', 'd']) lists.keep(id, 'x')
    await lists.answer({ ...plain, id: 'a' })
    lists.keep('e', 'x')
    expect(await lists.answer({ ...plain, id: 'b' })).toBeNull()
    expect(await lists.answer({ ...plain, id: 'a' })).not.toBeNull()
    expect(await lists.requests({ ...plain, id: 'never' })).toBeNull()
  })
})

test('no person of a list is lost, however it is written', async () => {
  const people = [anna, ben, ben2, eve]
  const formats = fc.constantFrom<(email: string) => string>(
    (email) => email,
    (email) => `mailto:${email}`,
    (email) => `'${email}'`,
    (email) => `Novak, Jan <${email}>`,
    (email) => `"Novak; Jan" <${email}>`,
    (email) => `• ${email}.`,
  )
  const others = fc.constantFrom('Sales Team', 'nobody@x.com', '"a@x.com" <b@x.com>', 'Ben Nowak')
  const entries = fc.array(fc.oneof(fc.tuple(formats, fc.constantFrom(...people)), others), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(entries, fc.constantFrom('; ', '\n', ';', '\r\n'), async (list, separator) => {
      const text = list.map((it) => (typeof it === 'string' ? it : it[0](it[1].email ?? ''))).join(separator)
      const { answer } = await ask(everyone, text, { appliesTo: 'leavers' })
      const { matched, ambiguous, notFound, twice } = answer.counts
      expect(matched + ambiguous + notFound + twice).toBe(list.length)
      const named = list.flatMap((it) => (typeof it === 'string' ? [] : [it[1]]))
      expect(matched).toBe(new Set(named).size)
      expect(answer.leavers.filter((user) => named.includes(user))).toEqual([])
      expect(ambiguous).toBe(list.filter((it) => it === 'Ben Nowak').length)
    }),
    { seed, numRuns: 300 },
  )
})

test('any list gets an answer', async () => {
  const letters = fc.constantFrom(
    ...'=+-@\t\r\n\'",;| aŁ\0\ud800'.split(''),
    '\r\n',
    'anna@x.com',
    uuid(1),
    'ID',
    'Role',
  )
  const source = fc.oneof(fc.string({ unit: letters, maxLength: 40 }), fc.uint8Array({ maxLength: 60 }))
  await fc.assert(
    fc.asyncProperty(source, async (list) => {
      const { answer } = await ask(everyone, list)
      const { matched, ambiguous, notFound, twice } = answer.counts
      expect(matched + ambiguous + notFound + twice).toBe(answer.total)
    }),
    { seed, numRuns: 500 },
  )
})

test.each([
  ['100,000 columns', `${'Email,'.repeat(100_000)}\n${'anna@x.com,'.repeat(100_000)}`],
  ['a cell of several megabytes', `Email,Name\n${'x'.repeat(3_000_000)},anna@x.com`],
  ['long texts that resemble addresses', `Email\n<${'@'.repeat(1_000_000)}\n<${'x@'.repeat(500_000)}`],
  ['30,000 equal lines', 'Ben Nowak\n'.repeat(30_000)],
])('the answer to a list with %s is small', async (_, text) => {
  const { answer } = await ask(everyone, text)
  expect(JSON.stringify(answer).length).toBeLessThan(100_000)
})

test.each([
  ['addresses', (index: number) => `${index}@x.com`],
  ['a table', (index: number) => `${index}@x.com,Anna,Nowak`],
])('a long list lets other tasks run while it is read: %s', async (_, line) => {
  const { lists, ways } = listsFor([])
  lists.keep('list', Array.from({ length: 20_000 }, (_line, index) => line(index)).join('\n'))
  await lists.answer(plain)
  // In each of its steps: reading lines, looking at columns, taking keys, comparing.
  expect(ways()).toBeGreaterThan(40)
})
