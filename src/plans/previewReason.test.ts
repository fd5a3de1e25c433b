import { describe, expect, test } from 'vitest'
import type { ListAnswer, Purpose } from '../desk/list/types.ts'
import { previewReason } from './previewReason.ts'

const answer = {
  counts: { matched: 2, ambiguous: 0, notFound: 0, duplicate: 0, problem: 0, damaged: 0 },
  columnCandidates: [],
  encodingCandidates: [],
  delimiterCandidates: [],
  planned: { requests: 1, people: 1 },
  unresolved: { lines: [], count: 0 },
} as unknown as ListAnswer
const counts = (more: Partial<ListAnswer['counts']>) => ({ counts: { ...answer.counts, ...more } })

const reasonFor = (
  more: Partial<ListAnswer>,
  purpose: Partial<Purpose> = {},
  state: { isConfirmed?: boolean; isReadingDirectory?: boolean; isCreatingPlan?: boolean } = {},
) =>
  previewReason({
    purpose: { appliesTo: 'listed', operation: 'terminate', roleId: null, ...purpose },
    answer: { ...answer, ...more },
    isReadingDirectory: false,
    isCreatingPlan: false,
    isConfirmed: false,
    ...state,
  })
const none = { planned: { requests: 0, people: 0 } }

describe('a plan of the people on a list', () => {
  test.each<[Partial<ListAnswer>, Partial<Purpose>, string | null]>([
    [{}, {}, null],
    [{}, { operation: null }, 'Choose an operation.'],
    [{}, { operation: 'changeRole' }, 'Choose a role.'],
    [{}, { operation: 'reinstate', roleId: 'x' }, null],
    [{ ...none, ...counts({ matched: 0 }) }, {}, 'No line matches a person.'],
    [none, { operation: 'columns' }, 'Nothing to change: everyone already has the values of their columns.'],
    [
      { ...none, ...counts({ damaged: 3 }) },
      { operation: 'columns' },
      'Nothing to change, except values that look damaged.',
    ],
    [{ columnCandidates: [{ kind: 'email', columns: [0, 1] }] }, {}, 'Choose the columns first.'],
    [
      { encodingCandidates: [{ encoding: 'windows-1250', samples: [] }] },
      { operation: 'columns' },
      'Choose the encoding first.',
    ],
    [{ encodingCandidates: [{ encoding: 'windows-1250', samples: [] }] }, { operation: 'resetMfa' }, null],
    [
      { delimiterCandidates: [{ delimiter: ';', sample: [] }] },
      { operation: 'resetMfa' },
      'Choose the delimiter first.',
    ],
    [{ unresolved: { lines: [], count: 3 } }, {}, null],
  ])('%j, %j: %s', (more, purpose, reason) => {
    expect(reasonFor(more, purpose)).toBe(reason)
  })
})

describe('a plan of leavers', () => {
  const leavers = { appliesTo: 'leavers' } as const

  test.each<[Partial<ListAnswer>, Partial<Purpose>, string | null]>([
    [{}, {}, null],
    [
      { ...none, ...counts({ matched: 0, notFound: 1 }) },
      {},
      'Nobody on the list was found, so everyone would be a leaver.',
    ],
    [
      { ...none, ...counts({ matched: 0, ambiguous: 1 }) },
      {},
      'No line matches exactly one person, so everyone would be a leaver.',
    ],
    [none, {}, 'There are no leavers: everyone who is active is on the list.'],
    [{ unresolved: { lines: [], count: 1 } }, {}, 'Check the lines without a match first.'],
    [{ unresolved: { lines: [], count: 1 } }, { operation: null }, 'Choose an operation.'],
    [{ columnCandidates: [{ kind: 'email', columns: [1] }] }, {}, 'Choose the columns first.'],
  ])('%j, %j: %s', (more, purpose, reason) => {
    expect(reasonFor(more, { ...leavers, ...purpose })).toBe(reason)
  })

  test('needs a confirmation while a line has no match', () => {
    const open = { unresolved: { lines: [], count: 1 } }
    expect(reasonFor(open, leavers, { isConfirmed: true })).toBeNull()
    expect(reasonFor(open, leavers, { isConfirmed: true, isReadingDirectory: true })).not.toBeNull()
    expect(reasonFor(open, leavers, { isConfirmed: true, isCreatingPlan: true })).not.toBeNull()
  })
})
