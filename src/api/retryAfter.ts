/** The longest delay of a timer, in seconds. With more milliseconds it would fire at once. */
const maxTimerSeconds = Math.floor((2 ** 31 - 1) / 1000)

/**
 * Parses `Retry-After`, which is in seconds or a date (RFC 9110, 10.2.3). Returns seconds; null if absent or invalid. A
 * date is compared with the response's own `Date`, because the clock of this computer may be wrong.
 */
export function parseRetryAfter(header: string | null, answeredAt: string | null = null): number | null {
  if (header === null) return null
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - (Date.parse(answeredAt ?? '') || Date.now())) / 1000
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, Math.ceil(seconds)), maxTimerSeconds)
}
