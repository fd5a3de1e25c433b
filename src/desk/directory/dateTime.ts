/**
 * Parses a date-time in UTC, with or without milliseconds, as most APIs write it. Returns milliseconds since 1970, Infinity
 * for null, and NaN for any other format and for 29 February. Checks and parses in one step, because it runs for two texts
 * of each person; `Date.parse` takes seven times as long.
 */
export function parseCommon(text: string | null): number {
  if (text === null) return Infinity
  const { length } = text
  if ((length !== 20 && length !== 24) || !hasSeparators(text, length)) return NaN
  const century = twoDigits(text, 0)
  const year = twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (century > 99 || year > 99 || month < 1 || month > 12 || day < 1 || day > daysOf(month)) return NaN
  if (hour > 23 || minute > 59 || second > 59) return NaN
  const days = daysBeforeMonth(century * 100 + year, month) + day
  const ms = length === 20 ? 0 : threeDigits(text, 20)
  return (days * 86_400 + (hour * 60 + minute) * 60 + second) * 1000 + ms
}

/** Returns the time of a text in any format. `common` is what `parseCommon` returns for it. */
export const timeOf = (text: string | null, common: number): number =>
  Number.isNaN(common) ? Date.parse(text ?? '') : common

/**
 * Returns what has to be kept beside the time to restore the exact text: null for UTC with milliseconds, '' for UTC without
 * them, the text itself for any other format. `common` is what `parseCommon` returns for it.
 */
export function formatOf(text: string | null, common: number): string | null {
  if (Number.isNaN(common)) return text
  return text?.length === 20 ? '' : null
}

const zero = '0'.charCodeAt(0)
/** Larger than any number of two digits. */
const notADigit = 100
const hyphen = '-'.charCodeAt(0)
const colon = ':'.charCodeAt(0)

function hasSeparators(text: string, length: number): boolean {
  return (
    text.charCodeAt(4) === hyphen &&
    text.charCodeAt(7) === hyphen &&
    text[10] === 'T' &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon &&
    (length === 20 || text[19] === '.') &&
    text[length - 1] === 'Z'
  )
}

/** What a character adds to a number, by its code, where it is the last digit and where it is the one before. */
const ones = new Uint8Array(128).fill(notADigit)
const tens = new Uint8Array(128).fill(notADigit)
for (let digit = 0; digit < 10; digit++) {
  ones[zero + digit] = digit
  tens[zero + digit] = digit * 10
}

/** Returns the number that two digits give; one that is too large for any two if there are other characters. */
function twoDigits(text: string, at: number): number {
  return (tens[text.charCodeAt(at)] ?? notADigit) + (ones[text.charCodeAt(at + 1)] ?? notADigit)
}

/** Returns the number that three digits give, or NaN. */
function threeDigits(text: string, at: number): number {
  const first = twoDigits(text, at)
  const last = ones[text.charCodeAt(at + 2)] ?? notADigit
  return first < notADigit && last < notADigit ? first * 10 + last : NaN
}

/** Days of a month in every year. */
const daysOf = (month: number) => (month === 2 ? 28 : 30 + ((month + (month >> 3)) & 1))

/** Results of `daysBeforeMonth` for 1900 to 2155; 0 for months that were not needed yet. */
const daysBefore = new Int32Array(256 * 16)

/** Returns the days from 1970 to the day before a month. */
function daysBeforeMonth(year: number, month: number): number {
  if (year < 1900 || year > 2155) return daysSince1970(year, month, 0)
  return (daysBefore[(year - 1900) * 16 + month] ||= daysSince1970(year, month, 0))
}

/** Counts the days from 1970 to a date of the Gregorian calendar, in years that begin with March: a leap day ends them. */
function daysSince1970(calendarYear: number, month: number, day: number): number {
  const year = month > 2 ? calendarYear : calendarYear - 1
  const monthsSinceMarch = month > 2 ? month - 3 : month + 9
  // March to July have 153 days, and so have August to December.
  const dayOfYear = Math.floor((monthsSinceMarch * 153 + 2) / 5) + day - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - daysUntil1970
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const daysUntil1970 = 719_468

/** Restores the text of a date-time from its time and its format. */
export function formatDateTime(time: number, format: string | null): string | null {
  if (format || time === Infinity) return format
  const iso = new Date(time).toISOString()
  return format === '' ? `${iso.slice(0, 19)}Z` : iso
}
