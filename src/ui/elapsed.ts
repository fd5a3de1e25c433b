/** Formats an elapsed time in milliseconds, rounded down to ten seconds: `40 s ago`. */
export function elapsed(ms: number): string {
  if (ms < 10_000) return 'just now'
  if (ms < 60_000) return `${Math.floor(ms / 10_000) * 10} s ago`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ago`
  return `${Math.floor(ms / 3_600_000)} h ago`
}
