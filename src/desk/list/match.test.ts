import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { fold } from '../../text/fold.ts'
import { createMatcher } from './match.ts'
import { person, uuid } from './people.ts'
import type { ColumnKind } from './types.ts'

function meantBy(
  users: User[],
  lines: string[][],
  columns: (ColumnKind | null)[],
  chosen: Record<number, string> = {},
) {
  const matcher = createMatcher(
    lines.map((cells, at) => ({ line: at + 1, cells })),
    columns,
  )
  // Some at a time, as the directory gives them.
  for (let from = 0; from < users.length; from += 3) matcher.add(users.slice(from, from + 3))
  return matcher.settle(chosen)
}

const anna = person(1, { firstName: 'Anna', lastName: 'Kowalska', idpId: uuid(77), email: 'Anna@X.com' })
const ann = person(2, { firstName: 'Łucja', lastName: 'Weiß' })
const twin = person(3, { firstName: 'Łucja', lastName: 'Weiß' })
const users = [anna, ann, twin]

describe('a line means', () => {
  test.each([
    [uuid(1), 'id'],
    [uuid(77).toUpperCase(), 'id'],
    ['anna@x.COM', 'email'],
    ['Anna K. <anna@x.com>', 'email'],
    ['anna  kowalska', 'name'],
    ['Kowalska, Anna', 'name'],
    ['KOWALSKA ANNA', 'name'],
  ])('someone by %s', (cell, by) => {
    expect(meantBy(users, [[cell]], ['person'])).toEqual([
      { kind: 'matched', by, user: anna, candidates: [], twiceOf: null },
    ])
  })

  test('one of several of that name, until one is chosen', () => {
    const line = ['lucja weiss']
    expect(meantBy(users, [line], ['name'])).toMatchObject([
      { kind: 'ambiguous', by: null, user: null, candidates: [ann, twin] },
    ])
    expect(meantBy(users, [line], ['name'], { 1: twin.id })).toMatchObject([
      { kind: 'matched', by: 'choice', user: twin },
    ])
    expect(meantBy(users, [line], ['name'], { 1: anna.id })).toMatchObject([{ kind: 'ambiguous' }])
  })

  test('perhaps someone of that name, where nobody has the address or the id', () => {
    for (const key of ['gone@x.com', uuid(99)]) {
      const columns = [key.includes('@') ? 'email' : 'id', 'firstName', 'lastName'] as const
      const [line] = meantBy(users, [[key, 'Anna', 'Kowalska']], [...columns])
      expect(line).toMatchObject({ kind: 'ambiguous', candidates: [anna] })
    }
    // An id of someone else's making says nothing against it.
    expect(meantBy(users, [['4711', 'Anna', 'Kowalska']], ['id', 'firstName', 'lastName'])).toMatchObject([
      { kind: 'matched', by: 'name', user: anna },
    ])
  })

  test('the one with the address, whatever the name is now', () => {
    const [line] = meantBy(users, [['anna@x.com', 'Łucja', 'Weiß']], ['email', 'firstName', 'lastName'])
    expect(line).toMatchObject({ kind: 'matched', user: anna })
  })

  test('nobody', () => {
    for (const cell of ['Anna', 'nobody@x.com', '', ' , ', '\0']) {
      expect(meantBy(users, [[cell]], ['person'])).toMatchObject([{ kind: 'notFound', candidates: [] }])
    }
  })

  test('who is on the list already', () => {
    expect(meantBy(users, [['anna@x.com'], [uuid(1)], ['Anna Kowalska']], ['person'])).toMatchObject([
      { kind: 'matched' },
      { kind: 'twice', twiceOf: 1, user: anna },
      { kind: 'twice', twiceOf: 1, user: anna },
    ])
  })
})

/** The plainest way to find out whom a line means: look at everyone for each. */
function plainly(everyone: User[], [id = '', email = '', first = '', last = '']: string[]) {
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
  const sure = [own, idp, mail].find((found) => found.length > 0)
  if (sure) return sure.length === 1 ? sure[0] : sure
  const doubtful = isUuid || email.trim() !== ''
  return called.length === 1 && !doubtful ? called[0] : called
}

/** People of few names, addresses and ids, so that much is shared; no two have the same id. */
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

test('every line means whom it means by the plainest way', () => {
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
      const meant = meantBy(everyone, list, ['id', 'email', 'firstName', 'lastName'])
      const seen = new Set<User>()
      for (const [at, line] of meant.entries()) {
        const expected = plainly(everyone, list[at] ?? [])
        if (Array.isArray(expected)) {
          expect(line).toMatchObject({ kind: expected.length > 0 ? 'ambiguous' : 'notFound', user: null })
          expect(line.candidates).toEqual(expected)
        } else {
          expect(line.user).toBe(expected)
          expect(line.kind).toBe(expected && seen.has(expected) ? 'twice' : 'matched')
          if (expected) seen.add(expected)
        }
      }
    }),
    { seed: 20261124, numRuns: 1000 },
  )
})
