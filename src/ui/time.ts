const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86400],
  ['month', 30.44 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
]

const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' })

/** Time gone by (or to come) between two moments in milliseconds, in its largest whole unit: "3 days ago". */
export function relative(at: number, now: number): string {
  const seconds = (at - now) / 1000
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  return unit ? relativeFormat.format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now'
}

/** A time gone by, in milliseconds, short and to the ten seconds: `40 s ago`. */
export function elapsed(ms: number): string {
  if (ms < 10_000) return 'just now'
  if (ms < 60_000) return `${Math.floor(ms / 10_000) * 10} s ago`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ago`
  return `${Math.floor(ms / 3_600_000)} h ago`
}

/** The day of a moment, in the zone and by the habits of the person before the screen. */
export function day(at: string): string {
  return dateFormat.format(new Date(at))
}

/** A day such as `2024-12-31`, by the habits of the person before the screen. */
export function dayOf(date: string): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return dateFormat.format(new Date(year, month - 1, dayOfMonth))
}

/** A moment to the second, with its zone. */
export function exact(at: string): string {
  return exactFormat.format(new Date(at))
}

/** The same moment in UTC, as logs have it. */
export function utc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
