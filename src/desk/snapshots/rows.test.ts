import { expect, test } from 'vitest'
import { emptyUser } from '../../../test/emptyUser.ts'
import { runNow } from '../../../test/runNow.ts'
import { type Facts, factsOf } from '../../operations/facts.ts'
import { comparePeople } from './compare.ts'
import { findPairs, putBackRequests, toComparison } from './rows.ts'
import type { Compared } from './snapshots.ts'
import type { Snapshot } from './types.ts'

const giveWay = () => Promise.resolve()
const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`
const admin = uuid(901)
const person = (n: number, fields: Partial<Facts> = {}): Facts =>
  factsOf(
    emptyUser(uuid(n), {
      email: `p${n}@x.com`,
      firstName: 'Łukasz',
      lastName: `No${n}`,
      status: 'ACTIVE',
      ...fields,
    }),
  )

/** Compares two lists: one left, one joined, one became an admin, one was only active, and one stayed as they were. */
function compare(complete = true): Compared {
  const earlier = [person(1, { title: 'Boss' }), person(3, { roleId: uuid(900) }), person(4), person(5)]
  const later = [
    person(2),
    person(3, { roleId: admin, email: 'new@y.org' }),
    person(4, { lastActivityDateTime: '2026-01-01T00:00:00Z' }),
    person(5),
  ]
  const differences = runNow(comparePeople(earlier, later, (roleId) => roleId === admin))
  const snapshot = (list: Facts[], name: string) =>
    ({ complete, people: list.length, roles: [{ id: admin, name }], list }) as unknown as Snapshot
  return { earlier: snapshot(earlier, 'chief'), later: snapshot(later, 'admin'), ...differences }
}
const idsOf = async (text: string, kind: Parameters<typeof findPairs>[1]['kind'] = null) =>
  (await findPairs(compare(), { kind, text }, giveWay)).map((pair) => (pair.after ?? pair.before)?.id)

test('changes are found by what changed and by any text of the person, before or after', async () => {
  expect(await idsOf('')).toEqual([3, 2, 1].map(uuid))
  expect(await idsOf('', 'activity')).toEqual([uuid(4)])
  expect(await idsOf('', 'role')).toEqual([uuid(3)])
  expect(await idsOf('lukasz boss')).toEqual([uuid(1)])
  expect(await idsOf('p3@x')).toEqual([uuid(3)])
  expect(await idsOf('Y.ORG')).toEqual([uuid(3)])
  expect(await idsOf(uuid(2))).toEqual([uuid(2)])
  expect(await idsOf('boss nobody')).toEqual([])
})

test('a comparison counts everyone, and shows the first rows', () => {
  const compared = compare()
  const comparison = toComparison(compared, compared.pairs, 2)
  expect(comparison).toMatchObject({ changed: 3, unchanged: 1, total: 4, roleNames: { [admin]: 'admin' } })
  expect(
    comparison.kinds.filter(({ people }) => people > 0).map(({ kind, people }) => [kind, people]),
  ).toEqual([
    ['privileged', 1],
    ['role', 1],
    ['joined', 1],
    ['gone', 1],
    ['address', 1],
    ['activity', 1],
  ])
  expect(comparison.rows).toMatchObject([
    { id: uuid(3), email: 'new@y.org', canPutBack: true },
    { id: uuid(2), before: null, canPutBack: false, kinds: [{ label: 'Joined' }] },
  ])
})

test('where a snapshot is incomplete, nobody is said to have joined or gone', () => {
  const compared = compare(false)
  const { rows } = toComparison(compared, compared.pairs, 9)
  const labels = rows.flatMap(({ kinds }) => kinds.map(({ label }) => label))
  expect(labels.filter((label) => label.includes('incomplete'))).toHaveLength(2)
  expect(labels).not.toContain('Joined')
})

test('only the chosen people are put back', () => {
  const changeRole = { operation: 'changeRole', userId: uuid(3), input: { roleId: uuid(900) } }
  expect(putBackRequests(compare(), [1, 2, 3, 5].map(uuid))).toEqual([changeRole])
  expect(putBackRequests(compare(), [uuid(1)])).toEqual([])
})
