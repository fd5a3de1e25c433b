import type { ReviewState } from '../desk/review/types.ts'
import { fold } from '../text/fold.ts'
import { localDay, localTime } from '../text/localTime.ts'

/** Names a file of a review: `roster-review-autumn-2026-11-28-1613.jsonl`. A day at the end of its name is not repeated. */
export function reviewFileName(
  { name, population: { isComplete } }: Pick<ReviewState, 'name' | 'population'>,
  what: 'review' | 'evidence',
  extension: 'csv' | 'jsonl',
  at: Date,
): string {
  const slug = fold(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .replaceAll(/^access-review-?/g, '')
    .slice(0, 60)
  const day = localDay(at)
  const title = slug.endsWith(day) ? slug.slice(0, -day.length).replace(/-$/, '') : slug
  const parts = ['roster', what, title, localTime(at)]
  if (!isComplete) parts.push('incomplete')
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`
}
