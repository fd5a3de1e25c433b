import { expect, test } from 'vitest'
import { emptyUser } from '../../../test/emptyUser.ts'
import { runNow } from '../../../test/runNow.ts'
import { type Facts, factsOf } from '../../operations/facts.ts'
import { writeChanges } from './changesFile.ts'
import { comparePeople } from './compare.ts'
import type { Compared } from './snapshots.ts'
import type { Snapshot } from './types.ts'

const giveWay = () => Promise.resolve()
const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`
const admin = uuid(901)
const person = (n: number, fields: Partial<Facts> = {}): Facts =>
  factsOf(
    emptyUser(uuid(n), {
      email: `p${n}@x.com`,
      firstName: 'P',
      lastName: String(n),
      status: 'ACTIVE',
      ...fields,
    }),
  )
const snapshot = (list: Facts[], fields: Partial<Snapshot> = {}): Snapshot => ({
  id: null,
  fileName: null,
  seal: null,
  organization: null,
  complete: true,
  readAt: 0,
  people: list.length,
  roles: [{ id: admin, name: 'admin' }],
  list,
  ...fields,
})

/** Writes all changes between two lists of people. */
async function write(
  earlier: Facts[],
  later: Facts[],
  format: 'csv' | 'json',
  fields: Partial<Snapshot> = {},
) {
  const differences = runNow(comparePeople(earlier, later, () => false))
  const compared: Compared = { earlier: snapshot(earlier, fields), later: snapshot(later), ...differences }
  const file = await writeChanges(compared, compared.pairs, format, giveWay)
  return { text: await file.text(), type: file.type }
}

test('CSV has a line for each changed field, in the words of the screen', async () => {
  const before = [person(1), person(2, { roleId: uuid(999), title: '=1+1' }), person(3)]
  const after = [
    person(1, { status: 'ON_LEAVE', email: null }),
    person(2, { roleId: admin, title: 'CTO' }),
    person(3),
  ]
  const { text, type } = await write(before, after, 'csv')
  expect(type).toBe('text/csv;charset=utf-8')
  expect(text).toBe(
    [
      'ID,Email,Name,What changed,Field,Before,After',
      `${uuid(2)},"p2@x.com","P 2","Role changed; Profile changed","Role",${uuid(999)},"admin"`,
      `${uuid(2)},"p2@x.com","P 2","Role changed; Profile changed","Title","'=1+1","CTO"`,
      `${uuid(1)},,"P 1","Status changed; Email changed","Status","Active","On leave"`,
      `${uuid(1)},,"P 1","Status changed; Email changed","Email","p1@x.com",`,
      '',
    ].join('\r\n'),
  )
})

test('JSON has an object for each person, whatever their number', async () => {
  const people = (title: string | null) => Array.from({ length: 450 }, (_, n) => person(n, { title }))
  const { text } = await write(people(null), people('CTO'), 'json', { complete: false })
  const { earlier, later, roleNames, changes } = JSON.parse(text)
  expect([earlier.complete, later.complete, later.people, roleNames]).toEqual([
    false,
    true,
    450,
    { [admin]: 'admin' },
  ])
  expect(changes.map(({ id }: { id: string }) => id)).toEqual(people(null).map(({ id }) => id))
  expect(changes.at(-1)).toEqual({
    id: uuid(449),
    name: 'P 449',
    email: 'p449@x.com',
    kinds: ['profile'],
    changes: [{ field: 'title', before: null, after: 'CTO' }],
  })
  expect((await write(people(null), people('CTO'), 'csv')).text.trimEnd().split('\r\n')).toHaveLength(451)
  expect(JSON.parse((await write([], [], 'json')).text).changes).toEqual([])
})
