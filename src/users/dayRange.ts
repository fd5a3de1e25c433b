/** A range of calendar days such as `2024-12-31`, both ends included; null leaves an end open. */
export interface DayRange {
  from: string | null
  to: string | null
}

/** The range without limits. */
export const anyDay: DayRange = { from: null, to: null }

/** Whether a range has at least one end. */
export function isLimited({ from, to }: DayRange): boolean {
  return from !== null || to !== null
}

/** Reads a range such as `2024-01-01..2024-12-31` or `..2024-12-31`; undefined where it is not valid or has no end. */
export function parseDayRange(text: string): DayRange | undefined {
  const [from = '', to = '', extra] = text.split('..')
  if (extra !== undefined || ![from, to].every((day) => day === '' || isDay(day))) return undefined
  return from === '' && to === '' ? undefined : { from: from || null, to: to || null }
}

/** Writes a range as `parseDayRange` reads it. */
export function formatDayRange({ from, to }: DayRange): string {
  return `${from ?? ''}..${to ?? ''}`
}

/** The range in milliseconds since 1970, in the local time zone: from midnight until the midnight after the last day. */
export function timestampsOf({ from, to }: DayRange): { from: number | null; to: number | null } {
  return { from: from === null ? null : midnight(from, 0), to: to === null ? null : midnight(to, 1) }
}

function midnight(day: string, daysLater: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // setFullYear, since the Date constructor takes a year below 100 for one of the 20th century.
  return new Date(2000, 0).setFullYear(year, month - 1, date + daysLater)
}

/** Whether the day exists: `Date.parse` takes 31 February for a day in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
