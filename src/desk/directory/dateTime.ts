/**
 * UTC, with or without milliseconds, up to the 28th. Later days are left out because not every month has them, and
 * `Date` would shift them.
 */
const commonFormat =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/

/**
 * Returns what has to be kept beside the parsed time to restore the exact text: null for UTC with milliseconds, '' for
 * UTC without them, the text itself for any other format.
 */
export function dateTimeFormat(text: string | null): string | null {
  if (text === null || !commonFormat.test(text)) return text
  return text.length === 20 ? '' : null
}

/** Returns a date-time in milliseconds since 1970, Infinity for null. */
export function parseDateTime(text: string | null): number {
  return text === null ? Infinity : Date.parse(text)
}

/** Restores the text of a date-time from its time and its format. */
export function formatDateTime(time: number, format: string | null): string | null {
  if (format || time === Infinity) return format
  const iso = new Date(time).toISOString()
  return format === '' ? `${iso.slice(0, 19)}Z` : iso
}
