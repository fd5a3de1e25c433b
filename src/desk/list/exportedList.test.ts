import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import { fieldsOf } from '../export/fields.ts'
import { csvFormat } from '../export/format.ts'
import { ask, everyones } from '../../../test/askLists.ts'
import { person, roles, uuid } from '../../../test/listPeople.ts'

const seed = 20261124

/** Exports users as Roster does, with all columns. */
function exported(users: User[]): Uint8Array {
  const { header, users: records, footer } = csvFormat(fieldsOf('all'), roles)
  return new TextEncoder().encode(header(users.length) + records(users, 0) + footer)
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
          duplicate: 0,
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

  test('tells two roles of one name apart', async () => {
    const users = [person(1, { roleId: uuid(906) }), person(2, { roleId: uuid(907) })]
    const swapped = users.toReversed().map(({ roleId }, index) => person(index + 1, { roleId }))
    const { answer, requests } = await ask(users, exported(swapped))
    expect(answer.counts).toMatchObject({ matched: 2, problem: 0 })
    expect(requests).toEqual([
      { operation: 'changeRole', userId: uuid(1), input: { roleId: uuid(907) } },
      { operation: 'changeRole', userId: uuid(2), input: { roleId: uuid(906) } },
    ])
  })
})
