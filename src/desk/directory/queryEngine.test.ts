import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { emptyQuery } from './emptyQuery.ts'
import type { DirectoryQuery } from './types.ts'
import { engineWith, uuid } from '../../../test/testEngine.ts'

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

test("an identity provider's id that is no UUID is found by any part of it", async () => {
  const { ask } = engineWith({ idpId: uuid(1) }, { idpId: 'OKTA|Jan-17' }, { idpId: uuid(3) })
  const rows = async (text: string) => (await ask({ text })).users.map(({ id }) => id)
  expect(await rows('kta|j')).toEqual([uuid(1)])
  expect(await rows('000003-ab')).toEqual([uuid(2)])
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
