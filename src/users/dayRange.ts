import { startOfDay } from './zone.ts'

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

/** The range in milliseconds since 1970: from midnight in this time zone until the midnight after the last day. */
export function timestampsOf(
  { from, to }: DayRange,
  zone: string,
): { from: number | null; to: number | null } {
  return {
    from: from === null ? null : startOfDay(from, 0, zone),
    to: to === null ? null : startOfDay(to, 1, zone),
  }
}

/** Whether the day exists: `Date.parse` takes 31 February for a day in March. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
