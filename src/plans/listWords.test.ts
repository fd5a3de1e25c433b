import { expect, it } from 'vitest'
import type { ListLine } from '../desk/list/types.ts'
import {
  damagedLines,
  lineCounts,
  matchDescription,
  missingPeople,
  moreCandidates,
  moreLines,
  plannedOperations,
  problemCount,
  unmatchedLines,
} from './listWords.ts'

const noLines = { matched: 0, ambiguous: 0, notFound: 0, duplicate: 0, problem: 0, damaged: 0 }

it('counts lines by match', () => {
  expect(lineCounts({ ...noLines, duplicate: 1 })).toBe(
    '1 line: 0 matched, 0 ambiguous, 0 not found, 1 duplicate.',
  )
  expect(lineCounts({ ...noLines, matched: 2000, notFound: 1 })).toBe(
    '2,001 lines: 2,000 matched, 0 ambiguous, 1 not found, 0 duplicates.',
  )
  expect([problemCount(1), problemCount(2)]).toEqual(['1 line has a problem.', '2 lines have problems.'])
})

it('counts the operations of a plan and their people', () => {
  const counts = [
    { requests: 1, people: 1 },
    { requests: 2, people: 1 },
    { requests: 3, people: 2 },
  ].map((planned) => plannedOperations(planned).split('.')[0])
  expect(counts).toEqual([
    '1 operation for 1 person',
    '2 operations for 1 person',
    '3 operations for 2 people',
  ])
})

it('counts the people who are missing or not offered', () => {
  expect([null, 1, 1200].map(missingPeople).map((text) => text.split(' could')[0])).toEqual([
    'Some people',
    '1 person',
    '1,200 people',
  ])
  expect([1, 2].map(moreCandidates).map((text) => text.split('.')[0])).toEqual([
    '1 more person matches',
    '2 more people match',
  ])
})

it('says how a line was matched, by which column, and why it was not', () => {
  const describeLine = (more: Partial<ListLine>, isComplete = true) =>
    matchDescription(
      { kind: 'matched', by: null, matchedBy: null, notUnderstood: null, ...more } as ListLine,
      isComplete,
    )
  expect(describeLine({ by: 'email' })).toBe('Matched by email address')
  expect(describeLine({ by: 'email', matchedBy: 'Employee Email' })).toBe(
    'Matched by email address, column “Employee Email”',
  )
  expect(describeLine({ kind: 'notFound' })).toBe('Not found')
  expect(describeLine({ kind: 'notFound', notUnderstood: 'This is no person.' })).toBe(
    'Not understood. This is no person.',
  )
  expect(describeLine({ kind: 'ambiguous', candidateCount: 2 }, false)).toBe('Ambiguous: 2 people match')
  expect(describeLine({ kind: 'ambiguous', candidateCount: 1 })).toContain('the ID or email address does not')
  expect(describeLine({ kind: 'ambiguous', candidateCount: 1 }, false)).toContain('not everyone is loaded')
})

it('counts the lines that leavers may be on, and the damaged ones', () => {
  expect([0, 1, 2000].map((lines) => unmatchedLines(lines).split(',')[0])).toEqual([
    'Every line now matches a person.',
    '1 line has no match',
    '2',
  ])
  expect([1, 2].map((lines) => moreLines(lines).split('.')[0])).toEqual([
    '1 more line has no match',
    '2 more lines have no match',
  ])
  expect(damagedLines(1, true)).toBe('1 line has values that look damaged. The plan includes them.')
  expect(damagedLines(78, false)).toContain('78 lines have values that look damaged. The plan excludes them.')
})
