import { expect, test } from 'vitest'
import { notFinishedWords } from './words.ts'

test.each([
  [0, 0, 'Decisions were made in another tab meanwhile. Check them and finish the review again.'],
  [
    0,
    1,
    '1 person no longer exists. They are marked “Gone”. Check the decisions and finish the review again.',
  ],
  [
    1,
    2,
    '1 person has changed since the review started. They are marked “Changed”. Decide about them again. 2 people no longer exist. They are marked “Gone”.',
  ],
])('a review that was not finished: %i changed, %i gone', (changed, gone, words) => {
  expect(notFinishedWords({ changed, gone })).toBe(words)
})
