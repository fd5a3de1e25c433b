import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anna, ask, ben, ben2, eve, everyone, listsFor } from '../../../test/askLists.ts'
import { plainListRequest as plain, uuid } from '../../../test/listPeople.ts'

const seed = 20261124

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
    expect(await lists.plan({ ...plain, id: 'never' })).toBeNull()
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
      const { matched, ambiguous, notFound, duplicate } = answer.counts
      expect(matched + ambiguous + notFound + duplicate).toBe(list.length)
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
      const { matched, ambiguous, notFound, duplicate } = answer.counts
      expect(matched + ambiguous + notFound + duplicate).toBe(answer.total)
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
