import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import type { DirectoryQuery } from './types.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { engineWith, setUp } from '../../../test/testEngine.ts'
import { expectedAnswer } from '../../../test/naiveDirectory.ts'
import { event, query } from '../../../test/arbitraryQueries.ts'

// Compares the engine's answers with a simple implementation over plain objects.

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
              const row = store.texts.id.indexOf(each.remove)
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
      { seed: 5, numRuns: caseCount({ usual: 25, long: 1000 }) },
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
