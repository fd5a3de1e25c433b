import { expect, test } from 'vitest'
import { reviewFileName } from './reviewFileName.ts'

const at = new Date(2026, 10, 28, 16, 3)
const nameOf = (name: string, isComplete = true) =>
  reviewFileName(
    {
      name,
      population: {
        people: 2,
        terminated: 0,
        total: 2,
        readAt: 0,
        isComplete,
        unread: 0,
        notFound: [],
        ambiguous: 0,
      },
    },
    'review',
    'jsonl',
    at,
  )

test('a file is named after its review, with the day once', () => {
  expect(nameOf('Access review 2026-11-28')).toBe('roster-review-2026-11-28-1603.jsonl')
  expect(nameOf('Autumn 2026-11-28')).toBe('roster-review-autumn-2026-11-28-1603.jsonl')
  expect(nameOf('Autumn 2026')).toBe('roster-review-autumn-2026-2026-11-28-1603.jsonl')
  expect(nameOf('Łódź / “Q4”')).toBe('roster-review-lodz-q4-2026-11-28-1603.jsonl')
  expect(nameOf('***')).toBe('roster-review-2026-11-28-1603.jsonl')
})

test('the file of an incomplete review says so', () => {
  expect(nameOf('Autumn', false)).toBe('roster-review-autumn-2026-11-28-1603-incomplete.jsonl')
})
