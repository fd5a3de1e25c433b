import type { ReviewState } from '../desk/review/types.ts'
import { fold } from '../text/fold.ts'

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
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
  const title = slug.endsWith(day) ? slug.slice(0, -day.length).replace(/-$/, '') : slug
  const parts = ['roster', what, title, day, twoDigits(at.getHours()) + twoDigits(at.getMinutes())]
  if (!isComplete) parts.push('incomplete')
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`
}
