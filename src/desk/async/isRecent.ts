/**
 * Whether a time is at most `maxMs` before now (all in milliseconds). False for a time to come: the clock has been set back
 * since, so nobody knows how long ago it was.
 */
export function isRecent(at: number, maxMs: number, now: number): boolean {
  return at <= now && now - at <= maxMs
}
