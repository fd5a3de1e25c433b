/** For how many times the last reading of the clocks is kept: there are never that many on the screen. */
const maxTimes = 50
/** By how much the wall clock may fall behind before it is taken to have been set back, in milliseconds. */
const toleranceMs = 1000

interface Clocks {
  /** The wall clock, in milliseconds since 1970. It counts while the computer sleeps, but can be set back. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
}

/**
 * Creates a function that returns how much time has passed since a time (in milliseconds since 1970), or with a minus how much
 * is left until then. A clock that is set back after the first call for this time does not matter.
 */
export function createElapsedSince({ now, monotonic }: Clocks): (at: number) => number {
  const last = new Map<number, { elapsed: number; monotonic: number }>()
  return (at) => {
    const known = last.get(at)
    const current = monotonic()
    const byClock = now() - at
    const steady = known ? known.elapsed + current - known.monotonic : byClock
    const result = steady - byClock > toleranceMs ? steady : byClock
    last.delete(at)
    last.set(at, { elapsed: result, monotonic: current })
    const [oldest] = last.keys()
    if (last.size > maxTimes && oldest !== undefined) last.delete(oldest)
    return result
  }
}

/** Returns how much time has passed since a time, by the clocks of this computer. */
export const elapsedSince = createElapsedSince({ now: Date.now, monotonic: () => performance.now() })
