import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../operations/decisions.ts'
import { decided, factsOf, giveWay, idOf, reviewOf, roleId } from '../../../test/reviewOf.ts'
import { verifyChain } from '../../text/verifyChain.ts'
import { batchRecord, decisionRecord } from './decisionRecords.ts'
import { readReview, writeReview } from './file.ts'
import type { ReviewRecord } from './records.ts'
import { addRecord } from './replay.ts'
import type { Review } from './review.ts'
import { toReviewPerson } from './reviewPerson.ts'
import { createEntry, nextUndecided, toReviewState } from './reviewState.ts'
import { evidenceCsv, evidenceOf, evidenceRecords, median } from './evidence.ts'

const people = 6
const someone = fc.nat({ max: people - 1 })
const decision = fc.constantFrom<Decision>('keep', 'terminate', 'unsure')
/** Records as the desk may add them, in any order. Those that don't fit are refused. */
const act: fc.Arbitrary<ReviewRecord> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(someone, decision, fc.nat()).map(([n, made, at]) => decided(n, made, at)),
  },
  fc.record({ record: fc.constantFrom('undo', 'redo'), at: fc.nat() }),
  fc.record({
    record: fc.constant('note' as const),
    at: fc.nat(),
    person: someone.map(idOf),
    note: fc.string(),
  }),
  fc.record({
    record: fc.constant('batch' as const),
    at: fc.nat(),
    reason: fc.string(),
    people: fc.uniqueArray(someone.map(idOf), { minLength: 1 }),
    self: fc.constant(null),
  }),
  fc.record({
    record: fc.constant('compared' as const),
    at: fc.nat(),
    why: fc.constantFrom('opened', 'finish'),
    readAt: fc.nat(),
    reviewer: fc.constantFrom(null, 'Jan Nowak'),
    unread: fc.nat(),
    changed: fc
      .uniqueArray(someone, { maxLength: 2 })
      .map((changed) =>
        changed.map((n) => ({ person: idOf(n), now: n % 2 ? factsOf(n, 'TERMINATED') : null })),
      ),
  }),
)
const acts = fc.array(act, { maxLength: 20 })
const settings = { seed: 1, numRuns: 200 }

const withActs = (records: ReviewRecord[]) => {
  const review = reviewOf(people)
  for (const record of records) addRecord(review, record)
  return review
}
/** Everything that a page can see of a review. */
const seen = (review: Review) => ({
  state: toReviewState(createEntry(review, 0)),
  people: review.people.map((person) => toReviewPerson(person, null)),
  batches: review.batches,
})
const textOf = async (review: Review) => (await writeReview(review, giveWay)).chunks.join('')

describe('a saved and opened review', () => {
  test('is the same, and goes on in the same way', () =>
    fc.assert(
      fc.asyncProperty(acts, acts, async (before, after) => {
        const review = withActs(before)
        const text = await textOf(review)
        const opened = await readReview(text, giveWay)
        if (opened.is !== 'review') throw new Error(opened.is)
        expect(seen(opened.review)).toEqual(seen(review))
        expect(await verifyChain(text, giveWay)).toMatchObject({ found: 'intact', seal: opened.seal })
        for (const record of after) {
          expect(addRecord(opened.review, record)).toBe(addRecord(review, record))
        }
        expect(seen(opened.review)).toEqual(seen(review))
        expect(await textOf(opened.review)).toBe(await textOf(review))
      }),
      settings,
    ))

  test('is refused after any edit, with the line where it breaks', () =>
    fc.assert(
      fc.asyncProperty(
        acts,
        fc.nat(),
        fc.constantFrom('x', '"', ' ', '1', '\n', ''),
        async (made, at, by) => {
          const text = await textOf(withActs(made))
          const place = at % text.length
          const edited = text.slice(0, place) + by + text.slice(place + 1)
          if (edited === text) return
          const result = await readReview(edited, giveWay)
          const line = text.slice(0, place).split('\n').length
          expect(['broken', 'other', 'newer']).toContain(result.is)
          if (result.is !== 'broken') {
            expect(line).toBe(1)
            return
          }
          const { verdict } = result
          const found = verdict.found === 'cut' ? verdict.after : verdict.at
          expect(Math.abs(found - line)).toBeLessThanOrEqual(1)
        },
      ),
      settings,
    ))

  test('is refused if a line makes no sense where it is, even with right hashes', async () => {
    const { header, records } = reviewOf(2)
    const stranger = decided(5, 'keep', 1)
    const { chunks } = await writeReview({ header, records: [...records, stranger] }, giveWay)
    expect(await readReview(chunks.join(''), giveWay)).toEqual({ is: 'unreadable', line: 4 })
  })
})

describe('decisions', () => {
  test('taken back and made again leave everything as it was', () =>
    fc.assert(
      fc.property(
        acts,
        fc.array(fc.tuple(someone, decision), { minLength: 1, maxLength: 8 }),
        (before, made) => {
          const review = withActs(before)
          const start = review.people.map((person) => person.made)
          for (const [n, what] of made) addRecord(review, decided(n, what, 7))
          const end = review.people.map((person) => person.made)
          for (const _ of made) expect(addRecord(review, { record: 'undo', at: 8 })).toBe(true)
          expect(review.people.map((person) => person.made)).toEqual(start)
          for (const _ of made) expect(addRecord(review, { record: 'redo', at: 9 })).toBe(true)
          expect(review.people.map((person) => person.made)).toEqual(end)
          expect(addRecord(review, { record: 'redo', at: 10 })).toBe(false)
        },
      ),
      settings,
    ))

  test('of a batch are taken back together, and leave those before it', () => {
    const review = reviewOf(3)
    addRecord(review, decided(1, 'terminate', 1))
    addRecord(review, { record: 'batch', at: 2, reason: 'Known', people: [idOf(0), idOf(2)], self: null })
    expect(seen(review).state.counts).toMatchObject({ keep: 2, terminate: 1, undecided: 0 })
    addRecord(review, { record: 'undo', at: 3 })
    expect(seen(review).state.counts).toMatchObject({ keep: 0, terminate: 1, undecided: 2 })
  })

  test('go to the next undecided person, from the start after the last', () => {
    const review = reviewOf(3)
    expect(nextUndecided(review, -1)).toBe(0)
    addRecord(review, decided(2, 'keep', 1))
    expect(nextUndecided(review, 1)).toBe(0)
    addRecord(review, decided(0, 'keep', 1))
    expect(nextUndecided(review, 2)).toBe(1)
    addRecord(review, decided(1, 'keep', 1))
    expect(nextUndecided(review, 0)).toBeNull()
  })
})

test('the median is that of the sorted numbers', () => {
  expect(median([])).toBeNull()
  expect(median([3])).toBe(3)
  expect(median([9, 1, 3])).toBe(3)
  expect(median([1, 2, 10, 3])).toBe(2.5)
})

describe('a decision', () => {
  const admin = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
  const review = reviewOf(1)
  addRecord(review, { record: 'person', facts: factsOf(1, 'TERMINATED'), earlier: null })
  addRecord(review, { record: 'person', facts: factsOf(2), earlier: null })
  Object.assign(review.people[2] ?? {}, { isGone: true })
  const decide = (request: object, me: string | null = null) =>
    decisionRecord(
      review,
      { index: 0, decision: 'keep', roleId: null, shownMs: 1234, ...request },
      { at: 5, me },
    )

  test.each([
    [{ roleId: admin }, { person: idOf(0), decision: 'keep', roleId: null, seconds: 1.2, isSelf: false }],
    [{ decision: 'changeRole', roleId: admin }, { roleId: admin }],
    [{ decision: 'terminate' }, { decision: 'terminate' }],
    [{ index: 1 }, { person: idOf(1) }],
    // A clock that was set back, and a computer that slept.
    [{ shownMs: -5000 }, { seconds: 0 }],
    [{ shownMs: 1e12 }, { seconds: 86_400 }],
  ])('that is possible is recorded: %j', (request, record) => {
    expect(decide(request)).toMatchObject({ record: 'decision', at: 5, ...record })
  })

  test.each([
    ['the same role', { decision: 'changeRole', roleId }],
    ['no role', { decision: 'changeRole', roleId: null }],
    ['terminated already', { index: 1, decision: 'terminate' }],
    ['someone who is gone', { index: 2 }],
    ['nobody', { index: 3 }],
  ])('that is impossible is not: %s', (_, request) => {
    expect(decide(request)).toBeNull()
  })

  test('about one’s own account says so', () => {
    expect(decide({}, idOf(0))).toMatchObject({ isSelf: true })
    expect(decide({}, idOf(1))).toMatchObject({ isSelf: false })
  })

  test('to keep everyone else needs a reason and somebody, and names one’s own account', () => {
    const keep = (reason: string, me: string | null, of = review) => batchRecord(of, reason, { at: 5, me })
    expect(keep(' Known. ', null)).toEqual({
      record: 'batch',
      at: 5,
      reason: 'Known.',
      people: [idOf(0), idOf(1)],
      self: null,
    })
    expect(keep('Known.', idOf(1))?.self).toBe(idOf(1))
    expect(keep('Known.', idOf(2))?.self).toBeNull()
    expect(keep('  ', null)).toBeNull()
    expect(keep('Known.', null, reviewOf(0))).toBeNull()
  })
})

test('evidence says who decided what, what was done, and what the check found', () => {
  const review = reviewOf(3)
  const checked = { record: 'readAgain', at: 4000 } as const
  const records: ReviewRecord[] = [
    decided(0, 'terminate', 1000),
    { record: 'batch', at: 2000, reason: 'Known', people: [idOf(1), idOf(2)], self: idOf(2) },
    { record: 'finished', at: 2500, plan: 'plan', undecided: 0 },
    { record: 'outcome', at: 3000, person: idOf(0), state: 'done', ended: 3000, message: '' },
    // A status may come in any case.
    { ...checked, person: idOf(0), facts: factsOf(0, 'Terminated'), error: null },
    { ...checked, person: idOf(1), facts: null, error: null },
    { record: 'ended', at: 5000 },
  ]
  for (const record of records) expect(addRecord(review, record)).toBe(true)
  const seals = { seal: 'a1', journalSeal: null, me: null }
  expect(evidenceRecords(evidenceOf(review, seen(review).state, seals))).toMatchObject([
    {
      id: idOf(0),
      email: 'person0@example.com',
      role: 'member',
      status: 'Active',
      decision: 'Terminate',
      decidedBy: 'Anna',
      decidedAt: '1970-01-01T00:00:01.000Z',
      seconds: '1.5',
      batch: '',
      isSelf: '',
      isChanged: '',
      outcome: 'Done',
      outcomeAt: '1970-01-01T00:00:03.000Z',
      readAgain: 'Terminated, member',
      asDecided: 'Yes',
    },
    { decision: 'Keep', seconds: '', batch: '1', isSelf: '', outcome: '', readAgain: 'No longer exists' },
    { decision: 'Keep', batch: '1', isSelf: 'Yes', readAgainAt: '', readAgain: '', asDecided: '' },
    {
      record: 'summary',
      reviewer: 'Anna',
      hint: 'tot_…1234',
      people: '3',
      complete: 'Yes',
      medianSeconds: '1.5',
      batches: '1: 2 kept in one decision by Anna at 1970-01-01T00:00:02.000Z: Known',
      journalHash: '',
      reviewHash: 'a1',
    },
  ])
})

test('evidence leaves out batches that were undone, and people who were decided about again', () => {
  const review = reviewOf(4)
  const batch = (at: number, ...places: number[]) =>
    ({ record: 'batch', at, reason: `at ${at}`, people: places.map(idOf), self: null }) as const
  const records: ReviewRecord[] = [
    batch(1, 0, 1, 2),
    { record: 'undo', at: 2 },
    batch(3, 0, 1, 2),
    decided(2, 'terminate', 4),
  ]
  for (const record of records) expect(addRecord(review, record)).toBe(true)
  const { batches } = evidenceOf(review, seen(review).state, { seal: 'a1', journalSeal: null, me: null })
  expect(batches).toMatchObject([{ number: 2, at: 3, people: 2 }])
})

test('evidence says nothing of what is not known, and what is incomplete', () => {
  const population = { ...reviewOf(2).header.population, total: null, isComplete: false, unread: 7 }
  const review = reviewOf(1, { mode: 'demo', hint: null, population })
  const facts = { ...factsOf(1), email: null, createdDateTime: null, roleId: null, status: null as never }
  const lastActivityDateTime = '2026-01-01T00:00:00Z'
  const earlier = {
    source: 'Spring',
    at: 1,
    facts: null,
    decision: 'terminate',
    roleId: null,
    note: '',
  } as const
  const records: ReviewRecord[] = [
    { record: 'person', facts: { ...facts, title: 'CTO', lastActivityDateTime }, earlier },
    decided(0, 'terminate', 2),
    {
      record: 'compared',
      at: 3,
      why: 'finish',
      readAt: 3,
      reviewer: 'Jan',
      unread: 0,
      changed: [{ person: idOf(0), now: null }],
    },
    { record: 'outcome', at: 4, person: idOf(1), state: 'failed', ended: null, message: 'No.' },
    { record: 'readAgain', at: 5, person: idOf(1), facts: null, error: 'network' },
  ]
  for (const record of records) expect(addRecord(review, record)).toBe(true)
  const evidence = evidenceOf(review, seen(review).state, { seal: 'a1', journalSeal: 'b2', me: idOf(0) })
  const [first, second, summary] = evidenceRecords(evidence)
  expect(first).toMatchObject({
    status: 'Gone',
    decision: '',
    decidedBy: '',
    decidedAt: '',
    isSelf: 'Yes',
    isChanged: 'Yes',
  })
  expect(second).toMatchObject({
    email: '',
    title: 'CTO',
    created: '',
    lastActivity: lastActivityDateTime,
    status: 'Unknown',
    isChanged: '',
    earlierDecision: 'Terminate',
    outcome: 'Failed',
    outcomeAt: '',
    message: 'No.',
    readAgain: expect.not.stringContaining('No longer exists') as string,
    asDecided: '',
  })
  expect(summary).toMatchObject({
    reviewer: 'Anna, Jan',
    organization: 'Demo organization',
    hint: '',
    total: '',
    complete: expect.stringContaining('INCOMPLETE') as string,
    medianSeconds: '',
    journalHash: 'b2',
  })
  const [header = '', ...rows] = evidenceCsv(evidence)
  const names = header.trim().split(',')
  expect(names).toEqual(expect.arrayContaining(['Email', 'Decision', 'Complete', 'Review hash']))
  const cells = /(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g
  expect(rows.map((row) => row.trimEnd().match(cells)?.length)).toEqual([names.length, names.length])
})

test('people who changed need a new decision, which no undo or redo can bring back', () => {
  const review = reviewOf(2)
  const changed = [{ person: idOf(0), now: { ...factsOf(0), title: 'CTO' } }]
  const compared = { record: 'compared', why: 'opened', readAt: 3, unread: 0 } as const
  addRecord(review, decided(1, 'keep', 1))
  addRecord(review, decided(0, 'keep', 2))
  expect(addRecord(review, { ...compared, at: 3, reviewer: 'Jan', changed })).toBe(true)
  expect(seen(review)).toMatchObject({
    state: { reviewers: ['Anna', 'Jan'], changed: 1, counts: { keep: 1, undecided: 1 } },
    people: [
      { made: null, former: { decision: 'keep', by: 'Anna' }, before: factsOf(0), isChanged: true },
      {},
    ],
  })
  expect(addRecord(review, { record: 'undo', at: 4 })).toBe(true)
  expect(seen(review).state).toMatchObject({ counts: { undecided: 2 }, canUndo: false, canRedo: true })
  addRecord(review, { record: 'redo', at: 5 })
  addRecord(review, decided(0, 'terminate', 6))
  expect(review.people[0]?.made?.by).toBe('Jan')
  addRecord(review, { record: 'undo', at: 7 })
  addRecord(review, { ...compared, at: 8, reviewer: null, changed })
  expect(seen(review).state).toMatchObject({ canUndo: true, canRedo: false, reviewers: ['Anna', 'Jan'] })
  expect(review.comparisons.map(({ at, reviewer }) => [at, reviewer])).toEqual([
    [3, 'Jan'],
    [8, null],
  ])
  const stranger = [{ person: idOf(9), now: null }]
  expect(addRecord(review, { ...compared, at: 9, reviewer: null, changed: stranger })).toBe(false)
  expect(addRecord(review, { record: 'note', at: 9, person: idOf(9), note: 'x' })).toBe(false)
})

test.each<[Decision, ReturnType<typeof factsOf> | null, boolean | null]>([
  ['terminate', factsOf(0), false],
  ['terminate', factsOf(0, 'TERMINATED'), true],
  ['terminate', null, true],
  ['changeRole', factsOf(0), true],
  ['changeRole', { ...factsOf(0), roleId: 'r2' }, false],
  ['changeRole', null, false],
  ['keep', factsOf(0, 'TERMINATED'), null],
])('after a decision to %s, a person who is then %j is as decided: %s', (made, facts, asDecided) => {
  const review = reviewOf(1)
  addRecord(review, { ...decided(0, made, 1), roleId } as ReviewRecord)
  const person = () => toReviewPerson(review.people[0] as never, null).readAgain?.asDecided ?? null
  expect(person()).toBeNull()
  addRecord(review, { record: 'readAgain', at: 2, person: idOf(0), facts, error: null })
  expect(person()).toBe(asDecided)
  addRecord(review, { record: 'readAgain', at: 3, person: idOf(0), facts: null, error: 'network' })
  expect(person()).toBeNull()
})
