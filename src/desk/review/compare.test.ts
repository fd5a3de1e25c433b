import { expect, test } from 'vitest'
import type { User } from '../../api/schema.ts'
import type { Decision } from '../../operations/decisions.ts'
import { factsOf } from '../../operations/facts.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { findChanged } from './compare.ts'
import type { MadeDecision } from './types.ts'

const before = emptyUser('a', { email: 'a@x.com', status: 'ACTIVE', roleId: 'r1' })
const person = {
  index: 0,
  facts: factsOf(before),
  before: null,
  isGone: false,
  made: null,
  former: null,
  note: '',
  earlier: null,
  outcome: null,
  readAgain: null,
}

/** Compares one person with how they are now; null if they are not found. */
const compare = (now: Partial<User> | null, known: object = {}, isComplete = true) =>
  findChanged([{ ...person, ...known }], {
    get: () => now && { ...before, ...now },
    isComplete: () => isComplete,
  })

test.each<[now: Partial<User>, isChanged: boolean]>([
  [{}, false],
  [{ title: '' }, false],
  [{ createdDateTime: '2026-01-01T00:00:00Z' }, false],
  [{ roleId: 'r2' }, true],
  [{ status: null }, true],
  [{ email: 'b@x.com' }, true],
  [{ firstName: 'A' }, true],
  [{ lastName: 'A' }, true],
  [{ title: 'A' }, true],
])('a person who is now %j needs a new decision: %s', (now, isChanged) => {
  expect(compare(now).changed).toHaveLength(isChanged ? 1 : 0)
})

test('new activity asks again only if access was to be taken away', () => {
  const now = { lastActivityDateTime: '2026-11-28T00:00:00Z' }
  const asksAgain = (decision: Decision) =>
    compare(now, { made: { decision } as MadeDecision }).changed.length > 0
  const decisions: Decision[] = ['keep', 'unsure', 'changeRole', 'terminate']
  expect(decisions.filter(asksAgain)).toEqual(['changeRole', 'terminate'])
  expect(compare(now).changed).toEqual([])
  expect(compare({}, { made: { decision: 'terminate' } }).changed).toEqual([])
})

test('someone who is gone is told once, and again when they are back; without a whole list nobody is gone', () => {
  expect(compare(null)).toEqual({ changed: [{ person: 'a', now: null }], unread: 0 })
  expect(compare(null, { isGone: true })).toEqual({ changed: [], unread: 0 })
  expect(compare({}, { isGone: true }).changed).toEqual([{ person: 'a', now: person.facts }])
  expect(compare(null, {}, false)).toEqual({ changed: [], unread: 1 })
})
