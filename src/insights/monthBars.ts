import type { MonthCount } from '../desk/insights/types.ts'
import type { Bar } from './Bars.tsx'
import { monthLink } from './links.ts'
import { monthLabel } from './words.ts'

/** Returns the bars of a distribution by month: of when people were created, or last active. */
export function monthBars(filter: 'created' | 'activity', months: readonly MonthCount[]): Bar[] {
  return months.map((month) => ({
    key: `${month.from}`,
    label: monthLabel(month),
    people: month.people,
    to: monthLink(filter, month),
    isOpen: month.from === null || month.to === null,
  }))
}
