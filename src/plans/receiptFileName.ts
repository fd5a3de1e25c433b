import type { PlanState } from '../desk/plan/types.ts'
import { fold } from '../text/fold.ts'
import { localTime } from '../text/localTime.ts'

/**
 * Names the exported file of a plan by its title and the time when it started, or was created:
 * `roster-terminate-12-people-2026-11-24-1613.csv`.
 */
export function receiptFileName(
  { title, createdAt, startedAt }: Pick<PlanState, 'title' | 'createdAt' | 'startedAt'>,
  format: 'csv' | 'json',
): string {
  // Thousands have a separator in the title.
  const slug = fold(title.replace(/(?<=\d),(?=\d)/g, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `roster-${slug}-${localTime(new Date(startedAt ?? createdAt))}.${format}`
}
