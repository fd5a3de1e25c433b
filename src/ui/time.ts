/** Units of relative time with their length in seconds. */
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86400],
  ['month', 30.44 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
]

/** The formats. Created when first used: a browser takes about 10 ms for the first one, which sign-in does not need. */
let created: ReturnType<typeof createFormats> | undefined
const formats = () => (created ??= createFormats())

function createFormats() {
  return {
    // In numbers: 47 hours ago is often not "yesterday", nor 13 days "last week".
    relative: new Intl.RelativeTimeFormat('en'),
    date: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }),
    exact: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' }),
  }
}

/**
 * Formats a time in the past relative to now (both in milliseconds) in its largest whole unit: "3 days ago". A time in the
 * future is formatted as a date: the clock of this computer is wrong, or that of the API.
 */
export function relative(at: number, now: number): string {
  const seconds = (at - now) / 1000
  if (seconds >= 60) return day(at)
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  return unit ? formats().relative.format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now'
}

/** Formats the date of a time (ISO, or in milliseconds since 1970) in the user’s time zone and locale. */
export function day(at: string | number): string {
  return formats().date.format(new Date(at))
}

/** Formats a date such as `2024-12-31` in the user’s locale. */
export function dayOf(date: string): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return formats().date.format(new Date(year, month - 1, dayOfMonth))
}

/** Formats a time (ISO, or in milliseconds since 1970) to the second, with the user’s time zone. */
export function exact(at: string | number): string {
  return formats().exact.format(new Date(at))
}
