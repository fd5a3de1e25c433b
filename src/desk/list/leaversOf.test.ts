import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { ask, ben, ben2, eve, everyone, everyones, listsFor } from '../../../test/askLists.ts'
import { plainListRequest as plain } from '../../../test/listPeople.ts'

const seed = 20261124

describe('leavers', () => {
  const leavers = { appliesTo: 'leavers', operation: 'terminate' } as const

  test('are active users that no line refers to or may refer to', async () => {
    const { answer, requests } = await ask(everyone, 'anna@x.com\nBen Nowak', leavers)
    expect(answer.leavers).toEqual([eve])
    expect(requests).toEqual([{ operation: 'terminate', userId: eve.id, input: null }])
  })

  test('are nobody if no line matches anyone', async () => {
    for (const text of ['Ben Nowak', 'nobody@x.com', 'Ben Nowak\nnobody@x.com\nben nowak', 'x']) {
      const { answer, requests } = await ask(everyone, text, leavers)
      expect(answer).toMatchObject({ leavers: [], total: 0, planned: { requests: 0, people: 0 } })
      expect(requests).toEqual([])
    }
  })

  test('come with the lines that may refer to one of them, and the nearest people', async () => {
    const text = 'anna@x.com\nBen Nowak\neve@y.com\nSales Team'
    const { answer } = await ask(everyone, text, leavers)
    expect(answer.unresolved.count).toBe(3)
    const lines = answer.unresolved.lines.map((line) => [line.text, line.kind, line.candidates])
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

  test('never include someone that a line names, while not everyone is known', async () => {
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

  test('are never people that a line names, and nobody if no line has a match', async () => {
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
