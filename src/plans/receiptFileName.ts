import type { PlanState } from '../desk/plan/types.ts'
import { fold } from '../text/fold.ts'

/** What the file of a plan is called: `roster-terminate-12-people-2026-11-24-1613.csv`, by when it was run, else made. */
export function receiptFileName(
  { title, createdAt, startedAt }: Pick<PlanState, 'title' | 'createdAt' | 'startedAt'>,
  format: 'csv' | 'json',
): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const at = new Date(startedAt ?? createdAt)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `roster-${words}-${day}-${two(at.getHours())}${two(at.getMinutes())}.${format}`
}
