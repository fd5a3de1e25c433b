/** Whether a time is at most `maxMs` before now (all in milliseconds, by a clock that can't be set). */
export function isRecent(at: number, maxMs: number, now: number): boolean {
  return now - at <= maxMs
}
