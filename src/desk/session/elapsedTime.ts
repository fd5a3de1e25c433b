/** By how much the clocks may differ before the computer is taken to have slept, in milliseconds. */
const toleranceMs = 1000

interface Clocks {
  /** The wall clock, in milliseconds. It counts while the computer sleeps, but can be set back. */
  now: () => number
  /** Milliseconds since some start. It cannot be set back, but may stop while the computer sleeps. */
  monotonic: () => number
}

/**
 * Creates a function that returns how much time has passed since some start, in milliseconds: by the monotonic clock, plus
 * whatever the wall clock went ahead of it. So neither sleep nor a clock that is set back makes it lose time. Call it at
 * least every few seconds: a clock set back while the computer sleeps hides as much of that sleep.
 */
export function createElapsedTime({ now, monotonic }: Clocks): () => number {
  let difference = now() - monotonic()
  let asleep = 0
  return () => {
    const ahead = now() - monotonic() - difference
    // Smaller differences come from rounding, and would add up.
    if (Math.abs(ahead) > toleranceMs) {
      difference += ahead
      asleep += Math.max(0, ahead)
    }
    return monotonic() + asleep
  }
}
