import { expect, test } from 'vitest'
import { createSealedFile } from '../../text/sealedFile.ts'
import { decided, factsOf, giveWay, idOf, reviewOf } from '../../../test/reviewOf.ts'
import { earlierOf, readEarlier } from './earlier.ts'
import { writeReview } from './file.ts'
import type { ReviewRecord } from './records.ts'
import { addRecord } from './replay.ts'

test('a review tells the next one its decisions, and how people were when they were read last', async () => {
  const review = reviewOf(4, { organization: 'o1' })
  const after = factsOf(1, 'TERMINATED')
  const undecided = { source: 'Autumn', at: 500, facts: factsOf(0), decision: null, roleId: null, note: '' }
  const records: ReviewRecord[] = [
    decided(1, 'terminate', 10),
    { ...decided(2, 'changeRole', 20), roleId: 'r2' } as ReviewRecord,
    { record: 'note', at: 30, person: idOf(2), note: 'Moved' },
    {
      record: 'compared',
      at: 40,
      why: 'opened',
      readAt: 40,
      reviewer: null,
      unread: 0,
      changed: [{ person: idOf(3), now: null }],
    },
    { record: 'readAgain', at: 50, person: idOf(1), facts: after, error: null },
  ]
  for (const record of records) expect(addRecord(review, record)).toBe(true)
  const { source, organization, byId } = earlierOf(review)
  expect({ source, organization }).toEqual({ source: 'Autumn', organization: 'o1' })
  expect([...byId]).toEqual([
    [idOf(0), undecided],
    [idOf(1), { ...undecided, at: 50, facts: after, decision: 'terminate' }],
    [
      idOf(2),
      { ...undecided, at: 20, facts: factsOf(2), decision: 'changeRole', roleId: 'r2', note: 'Moved' },
    ],
    [idOf(3), { ...undecided, facts: null }],
  ])
  const text = (await writeReview(review, giveWay)).chunks.join('')
  expect(await readEarlier(text, giveWay)).toEqual(earlierOf(review))
})

/** Reads a snapshot with this header and these lines. */
const readSnapshot = (header: object, lines: object[], kind = 'roster snapshot') => {
  const file = createSealedFile({ kind, version: 1, ...header })
  return readEarlier(file.header + lines.map(file.line).join('') + file.end(), giveWay)
}

test('a snapshot tells how people were, and is refused where it makes no sense', async () => {
  const header = { readAt: '2026-01-02T03:04:05Z', organization: 'o1' }
  const people = [factsOf(0), factsOf(1)]
  const at = Date.parse(header.readAt)
  const rest = { source: 'Snapshot of 2026-01-02', at, decision: null, roleId: null, note: '' }
  expect(await readSnapshot(header, people)).toEqual({
    source: rest.source,
    organization: 'o1',
    byId: new Map(people.map((facts) => [facts.id, { ...rest, facts }])),
  })
  expect(await readSnapshot({ ...header, organization: 7 }, people)).toMatchObject({ organization: null })
  for (const readAt of [undefined, null, 7, 'soon'])
    expect(await readSnapshot({ ...header, readAt }, people)).toEqual({ is: 'unreadable', line: 1 })
  expect(await readSnapshot(header, [...people, { id: 7 }])).toEqual({ is: 'unreadable', line: 4 })
  expect(await readSnapshot(header, people, 'roster journal')).toMatchObject({ is: 'other' })
  expect(await readEarlier('hello', giveWay)).toMatchObject({ is: 'other' })
})
