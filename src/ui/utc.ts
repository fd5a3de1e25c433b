/** Formats an ISO time in UTC, as logs do: `2026-11-23 11:00:00 UTC`. */
export function utc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
