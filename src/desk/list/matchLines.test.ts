import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'
import { readLineKeys } from './lineKeys.ts'
import { createLineMatcher } from './matchLines.ts'
import { person, uuid } from '../../../test/listPeople.ts'
import type { ColumnKind } from './types.ts'

function matchLines(
  users: User[],
  lines: string[][],
  columns: (ColumnKind | null)[],
  chosen: Record<number, string> = {},
  isComplete = true,
) {
  const rows = lines.map((cells, at) => ({ line: at + 1, key: String(at + 1), cells, notUnderstood: null }))
  const keys = rows.map((row) => readLineKeys(row, columns))
  const matcher = createLineMatcher(rows, keys)
  // In batches, as from the directory.
  for (let from = 0; from < users.length; from += 3) matcher.add(users.slice(from, from + 3))
  return matcher.match({ chosen, isComplete, find: (id) => users.find((user) => user.id === id) ?? null })
}

const anna = person(1, { firstName: 'Anna', lastName: 'Kowalska', idpId: uuid(77), email: 'Anna@X.com' })
const ann = person(2, { firstName: 'Łucja', lastName: 'Weiß' })
const twin = person(3, { firstName: 'Łucja', lastName: 'Weiß' })
const users = [anna, ann, twin]

describe('a line matches', () => {
  test.each([
    [uuid(1), 'id'],
    [uuid(77).toUpperCase(), 'id'],
    ['anna@x.COM', 'email'],
    ['Anna K. <anna@x.com>', 'email'],
    ['anna  kowalska', 'name'],
    ['Kowalska, Anna', 'name'],
    ['KOWALSKA ANNA', 'name'],
  ])('a user by %s', (cell, by) => {
    expect(matchLines(users, [[cell]], ['person'])).toEqual([
      {
        kind: 'matched',
        by,
        user: anna,
        candidates: [],
        duplicateOf: null,
        cleaned: null,
        notUnderstood: null,
        columns: [0],
      },
    ])
  })

  test('ambiguously if several users have the name, until one is chosen', () => {
    const line = ['lucja weiss']
    expect(matchLines(users, [line], ['name'])).toMatchObject([
      { kind: 'ambiguous', by: null, user: null, candidates: [ann, twin] },
    ])
    expect(matchLines(users, [line], ['name'], { 1: twin.id })).toMatchObject([
      { kind: 'matched', by: 'choice', user: twin },
    ])
    expect(matchLines(users, [line], ['name'], { 1: uuid(99) })).toMatchObject([{ kind: 'ambiguous' }])
  })

  test('ambiguously by name if nobody has the address or the id', () => {
    for (const key of ['gone@x.com', uuid(99)]) {
      const columns = [key.includes('@') ? 'email' : 'id', 'firstName', 'lastName'] as const
      const [line] = matchLines(users, [[key, 'Anna', 'Kowalska']], [...columns])
      expect(line).toMatchObject({ kind: 'ambiguous', candidates: [anna] })
    }
    // An id of another system is no contradiction.
    expect(matchLines(users, [['4711', 'Anna', 'Kowalska']], ['id', 'firstName', 'lastName'])).toMatchObject([
      { kind: 'matched', by: 'name', user: anna },
    ])
  })

  test('anyone who is chosen, also if the line resembles them only', () => {
    expect(matchLines(users, [['ana@x.com']], ['person'], { 1: anna.id })).toMatchObject([
      { kind: 'matched', by: 'choice', user: anna, candidates: [anna] },
    ])
  })

  test('nobody by name while someone may be missing, but offers who is known', () => {
    const lines = [['Anna Kowalska'], ['anna@x.com'], [uuid(1)], ['lucja weiss'], ['Someone Else']]
    const matches = matchLines(users, lines, ['person'], {}, false)
    expect(matches).toMatchObject([
      { kind: 'ambiguous', user: null, candidates: [anna] },
      { kind: 'matched', by: 'email', user: anna },
      { kind: 'duplicate', by: 'id' },
      { kind: 'ambiguous' },
      { kind: 'notFound' },
    ])
    expect(matchLines(users, lines, ['person'], { 1: anna.id }, false)[0]).toMatchObject({ by: 'choice' })
  })

  test('by address even if the name differs', () => {
    const [line] = matchLines(users, [['anna@x.com', 'Łucja', 'Weiß']], ['email', 'firstName', 'lastName'])
    expect(line).toMatchObject({ kind: 'matched', user: anna })
  })

  test.each(["'anna@x.com'", 'mailto:anna@x.com', '• anna@x.com', 'anna@x.com.', '"K, A" <Anna@x.com>.'])(
    'the address in %s, and says that it was cleaned',
    (cell) => {
      expect(matchLines(users, [[cell]], ['person'])).toMatchObject([
        { kind: 'matched', by: 'email', user: anna, cleaned: expect.stringMatching(/^anna@x\.com$/i) },
      ])
    },
  )

  test('an address as written rather than as cleaned', () => {
    const both = [person(1, { email: '_tom@x.com' }), person(2, { email: 'tom@x.com' })]
    expect(matchLines(both, [['_tom@x.com'], ['*tom@x.com']], ['email'])).toMatchObject([
      { user: both[0], cleaned: null },
      { user: both[1], cleaned: 'tom@x.com' },
    ])
  })

  test('addresses with their diacritics', () => {
    const both = [person(1, { email: 'José@x.com' }), person(2, { email: 'jose@x.com' })]
    expect(matchLines(both, [['josé@x.com'], ['JOSE@x.com'], ['josè@x.com']], ['email'])).toMatchObject([
      { user: both[0] },
      { user: both[1] },
      { kind: 'notFound' },
    ])
  })

  test('names with umlauts spelled out', () => {
    const [line] = matchLines(
      [person(1, { firstName: 'Jürgen', lastName: 'Groß' })],
      [['Gross, Juergen']],
      ['name'],
    )
    expect(line).toMatchObject({ kind: 'matched', by: 'name' })
  })

  test('ambiguously if the id and the address are of different users', () => {
    const [line] = matchLines(users, [[uuid(2), 'anna@x.com']], ['id', 'email'])
    expect(line).toMatchObject({ kind: 'ambiguous', candidates: [ann, anna] })
  })

  test.each(['"anna@x.com" <p2@x.com>', 'anna@x.com / p2@x.com', 'anna@', `${uuid(1)} ${uuid(2)}`])(
    'nobody by %s, and says why',
    (cell) => {
      expect(matchLines(users, [[cell, 'Łucja', 'Weiß']], ['person', 'firstName', 'lastName'])).toMatchObject(
        [{ kind: 'notFound', candidates: [], notUnderstood: expect.stringMatching(/\.$/) }],
      )
    },
  )

  test('nobody', () => {
    for (const cell of ['Anna', 'nobody@x.com', '', ' , ', '\0']) {
      expect(matchLines(users, [[cell]], ['person'])).toMatchObject([{ kind: 'notFound', candidates: [] }])
    }
  })

  test('a user that an earlier line refers to, as a duplicate', () => {
    expect(matchLines(users, [['anna@x.com'], [uuid(1)], ['Anna Kowalska']], ['person'])).toMatchObject([
      { kind: 'matched' },
      { kind: 'duplicate', duplicateOf: 1, user: anna },
      { kind: 'duplicate', duplicateOf: 1, user: anna },
    ])
  })
})

/** Matches a line by comparing it with every user. */
function simpleMatch(everyone: User[], [id = '', email = '', first = '', last = '']: string[]) {
  const same = (a: string | null, b: string) =>
    a !== null && b.trim() !== '' && fold(a).trim() === fold(b).trim()
  const words = (...parts: (string | null)[]) =>
    fold(parts.join(' '))
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .join(' ')
  const isUuid = /^[\da-f-]{36}$/i.test(id.trim())
  const own = everyone.filter((user) => same(user.id, id))
  const idp = everyone.filter((user) => same(user.idpId, id))
  const mail = everyone.filter((user) => same(user.email, email))
  const name = words(first, last)
  const called = everyone.filter(
    (user) =>
      name !== '' &&
      [words(user.firstName, user.lastName), words(user.lastName, user.firstName)].includes(name),
  )
  const byId = own.length > 0 ? own : idp
  if (byId.length > 0 && mail.length > 0 && !mail.some((user) => byId.includes(user))) {
    return [...byId, ...mail]
  }
  const certain = [own, idp, mail].find((found) => found.length > 0)
  if (certain) return certain.length === 1 ? certain[0] : certain
  const isDoubtful = isUuid || email.trim() !== ''
  return called.length === 1 && !isDoubtful ? called[0] : called
}

/** Users with few different names and addresses, so that many share them. Ids are unique. */
const everyones: fc.Arbitrary<User[]> = fc
  .array(
    fc.record({
      idpId: fc.option(fc.integer({ min: 0, max: 9 }).map(uuid)),
      email: fc.option(fc.constantFrom('a@x.com', 'B@x.com', 'ł@x.com', '', ' ')),
      firstName: fc.option(fc.constantFrom('Anna', 'Łucja', 'Anna  Łucja', '')),
      lastName: fc.option(fc.constantFrom('Anna', 'Nowak', 'Müller-Weiß', ',')),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((more, at) => person(at, more)))

test('every line matches as in a simple comparison with every user', () => {
  const text = (...texts: string[]) => fc.oneof(fc.constantFrom(...texts), fc.constant(''))
  const lines = fc.array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 12 }).map(uuid), text('4711')),
      text('A@X.com', 'b@x.com', 'Ł@x.com', 'no@x.com'),
      text('anna', 'LUCJA', 'Nowak'),
      text('Anna', 'nowak', 'Muller-Weiss'),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(everyones, lines, (everyone, list) => {
      const matches = matchLines(everyone, list, ['id', 'email', 'firstName', 'lastName'])
      const seen = new Set<User>()
      for (const [at, line] of matches.entries()) {
        const expected = simpleMatch(everyone, list[at] ?? [])
        if (Array.isArray(expected)) {
          expect(line).toMatchObject({ kind: expected.length > 0 ? 'ambiguous' : 'notFound', user: null })
          expect(line.candidates).toEqual(expected)
        } else {
          expect(line.user).toBe(expected)
          expect(line.kind).toBe(expected && seen.has(expected) ? 'duplicate' : 'matched')
          if (expected) seen.add(expected)
        }
      }
    }),
    { seed: 20261124, numRuns: 1000 },
  )
})
