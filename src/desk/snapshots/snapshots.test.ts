import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runNow } from '../../../test/runNow.ts'
import type { Facts } from '../../operations/facts.ts'
import { verifyChain } from '../../text/verifyChain.ts'
import { comparePeople, fieldChanges } from './compare.ts'
import { readSnapshot, writeSnapshot } from './file.ts'
import { putBackRequest } from './putBack.ts'

const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`
const owner = uuid(901)
const roles = [{ id: owner, name: 'owner' }]
const giveWay = () => Promise.resolve()

const text = fc.constantFrom(null, '', 'Anna', 'Łukasz "x"', '\ud800', '=1+1')
const person: fc.Arbitrary<Facts> = fc.record({
  id: fc.nat(25).map(uuid),
  email: fc.constantFrom(null, 'a@x.com', 'A@x.com', 'b@y.org'),
  firstName: text,
  lastName: text,
  title: text,
  roleId: fc.constantFrom(null, owner, uuid(902)),
  status: fc.constantFrom(null, 'ACTIVE', 'TERMINATED', 'Terminated', 'SUSPENDED'),
  createdDateTime: fc.constantFrom(null, '2024-01-01T00:00:00Z'),
  lastActivityDateTime: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00.5Z'),
})
const people = fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 })
const settings = { seed: 1, numRuns: 300 }

const compare = (earlier: Facts[], later: Facts[]) =>
  runNow(comparePeople(earlier, later, (roleId) => roleId === owner))
const write = (list: Facts[]) =>
  writeSnapshot({ organization: 'o', complete: true, readAt: 0, roles, list }, 0, giveWay)
const byId = (list: Facts[]) => new Map(list.map((it) => [it.id, it]))

describe('a comparison', () => {
  test('applied to the earlier snapshot gives the later one', () => {
    fc.assert(
      fc.property(people, people, (earlier, later) => {
        const { pairs, unchanged } = compare(earlier, later)
        const result = byId(earlier)
        for (const { before, after } of pairs) {
          const changes = fieldChanges(before, after)
          for (const { field, before: was } of changes) expect(before?.[field] ?? null).toBe(was)
          if (before && !after) result.delete(before.id)
          const fields = Object.fromEntries(changes.map(({ field, after: is }) => [field, is]))
          const blank = {
            ...after,
            ...Object.fromEntries(Object.keys(after ?? {}).map((key) => [key, null])),
          }
          if (after) result.set(after.id, { ...(before ?? blank), ...fields, id: after.id } as Facts)
        }
        expect(result).toEqual(byId(later))
        expect(unchanged + pairs.length).toBe(new Set([...earlier, ...later].map(({ id }) => id)).size)
      }),
      settings,
    )
  })

  test('of a snapshot with itself finds nothing', () => {
    fc.assert(
      fc.property(people, (list) => {
        expect(compare(list, list.toReversed())).toMatchObject({ pairs: [], unchanged: list.length })
      }),
      settings,
    )
  })

  test('names what has changed, the most important first', () => {
    const anna: Facts = {
      id: uuid(1),
      email: 'a@x.com',
      firstName: 'Anna',
      lastName: null,
      title: null,
      roleId: uuid(902),
      status: 'ACTIVE',
      createdDateTime: null,
      lastActivityDateTime: null,
    }
    const kindsOf = (before: Partial<Facts> | null, after: Partial<Facts> | null) =>
      compare(before ? [{ ...anna, ...before }] : [], after ? [{ ...anna, ...after }] : []).pairs[0]?.kinds
    expect(kindsOf({}, { roleId: owner, email: 'b@x.com' })).toEqual(['privileged', 'role', 'address'])
    expect(kindsOf({ roleId: owner }, {})).toEqual(['role'])
    expect(kindsOf(null, { roleId: owner })).toEqual(['privileged', 'joined'])
    expect(kindsOf({ roleId: owner, status: 'TERMINATED' }, { roleId: owner })).toEqual([
      'privileged',
      'reinstated',
    ])
    expect(kindsOf({}, { status: 'TERMINATED', title: 'Boss' })).toEqual(['terminated', 'profile'])
    expect(kindsOf({}, { status: null })).toEqual(['status'])
    expect(kindsOf({}, null)).toEqual(['gone'])
    expect(kindsOf({}, { lastActivityDateTime: '2026-01-01T00:00:00Z' })).toEqual(['activity'])
    expect(kindsOf({}, { lastActivityDateTime: '2026-01-01T00:00:00Z', title: 'x' })).toEqual(['profile'])
  })

  test('can be put back by a request that leads to the earlier role and status', () => {
    fc.assert(
      fc.property(person, person, (before, other) => {
        const after = { ...other, id: before.id }
        const request = putBackRequest({ before, after, kinds: [] })
        const isOut = ({ status }: Facts) => status?.toUpperCase() === 'TERMINATED'
        if (isOut(before) && isOut(after)) expect(request).toBeNull()
        else if (isOut(before)) expect(request).toMatchObject({ operation: 'terminate' })
        else if (before.roleId === null) expect(request).toBeNull()
        else if (isOut(after))
          expect(request).toMatchObject({ operation: 'reinstate', input: { roleId: before.roleId } })
        else if (before.roleId === after.roleId) expect(request).toBeNull()
        else expect(request).toMatchObject({ operation: 'changeRole', input: { roleId: before.roleId } })
      }),
      settings,
    )
  })
})

describe('a snapshot file', () => {
  test('is read as it was written, and passes for a journal file', () =>
    fc.assert(
      fc.asyncProperty(people, async (list) => {
        const { file, seal, id } = await write(list)
        const read = await readSnapshot(file, 'a.jsonl', giveWay)
        expect(read).toEqual({
          is: 'read',
          snapshot: {
            id,
            seal,
            organization: 'o',
            complete: true,
            readAt: 0,
            roles,
            fileName: 'a.jsonl',
            people: list.length,
            list: JSON.parse(JSON.stringify(list)),
          },
        })
        expect(await verifyChain(await file.text(), giveWay)).toMatchObject({ found: 'intact', seal })
      }),
      settings,
    ))

  test('is refused after any edit', () =>
    fc.assert(
      fc.asyncProperty(
        people,
        fc.nat(),
        fc.nat({ max: 3 }),
        fc.string({ maxLength: 3 }),
        async (list, at, cut, added) => {
          const original = await (await write(list)).file.text()
          const start = at % (original.length + 1)
          const edited = original.slice(0, start) + added + original.slice(start + cut)
          if (edited === original) return
          const read = await readSnapshot(new Blob([edited]), 'a.jsonl', giveWay)
          expect(read.is).not.toBe('read')
        },
      ),
      settings,
    ))
})
