import { expect, it } from 'vitest'
import { lineCounts, missingPeople, moreCandidates, plannedOperations, problemCount } from './listWords.ts'

const noLines = { matched: 0, ambiguous: 0, notFound: 0, twice: 0, problem: 0 }

it('counts lines by match', () => {
  expect(lineCounts({ ...noLines, twice: 1 })).toBe(
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
