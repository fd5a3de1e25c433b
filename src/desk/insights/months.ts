import { localDay } from '../../text/localTime.ts'
import type { MonthCount } from './types.ts'

/** Number of months that are counted one by one. */
const monthCount = 12

/** Creates a tally of times by calendar month, in the local time zone. `now` is in milliseconds since 1970. */
export function createMonthTally(now: number) {
  const today = new Date(now)
  const monthStart = (monthsBack: number) => new Date(today.getFullYear(), today.getMonth() - monthsBack, 1)
  /** When each month begins, the latest first; the first one is after the current month. */
  const starts = Array.from({ length: monthCount + 1 }, (_, index) => monthStart(index - 1).getTime())
  /** One sum for each of `starts`: the times from that start until the next later one. The last sum is for earlier times. */
  const sums = Array.from({ length: monthCount + 2 }, () => 0)

  /** The last day of the month before the one that starts then. */
  const dayBefore = (start: number) => {
    const date = new Date(start)
    return localDay(new Date(date.getFullYear(), date.getMonth(), 0))
  }

  return {
    /** Counts a time in milliseconds since 1970. */
    add(time: number) {
      const index = starts.findIndex((start) => time >= start)
      const month = index < 0 ? monthCount + 1 : index
      sums[month] = (sums[month] ?? 0) + 1
    },

    /** Returns the months, the latest first. Later and earlier times are left out where nobody has one. */
    months: (): MonthCount[] =>
      sums
        .map((people, index) => {
          const start = starts[index]
          const next = starts[index - 1]
          return {
            from: start === undefined ? null : localDay(new Date(start)),
            to: next === undefined ? null : dayBefore(next),
            people,
          }
        })
        .filter(({ from, to, people }) => people > 0 || (from !== null && to !== null)),
  }
}
