/** Milliseconds since 1970; Infinity for null. */
export function timeOf(text: string | null): number {
  return text === null ? Infinity : Date.parse(text)
}

/** In UTC, with or without milliseconds, on a day that every month has. */
const usual = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{3})?Z$/

/**
 * What is to be kept of a date-time beside its time, to give it back to the letter: as a rule nothing (null), or '' for
 * one without milliseconds; else the text.
 */
export function formOf(text: string | null): string | null {
  if (text === null || !usual.test(text)) return text
  return text.length === 20 ? '' : null
}

/** The text again, from its time and form. */
export function textOf(time: number, form: string | null): string | null {
  if (form || time === Infinity) return form
  const iso = new Date(time).toISOString()
  return form === '' ? `${iso.slice(0, 19)}Z` : iso
}
