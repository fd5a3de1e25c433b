/** Formats milliseconds since 1970 as an ISO 8601 time in UTC; empty for null. */
export function isoTime(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString()
}
