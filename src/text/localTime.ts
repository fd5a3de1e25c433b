/** Formats a day in the local time zone: `2026-11-24`. */
export function localDay(at: Date): string {
  return [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
}

/** Formats a time in the local time zone for the name of a file: `2026-11-24-1405`. */
export function localTime(at: Date): string {
  return `${localDay(at)}-${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
