interface Dependencies {
  /** Milliseconds since 1970. */
  now: () => number
  delay: (ms: number) => Promise<void>
}

/**
 * Creates a throttle: `soon` calls `run` now or, within the interval since the last call, at its end, so that nothing
 * stays unreported. `atOnce` calls it now. The first interval starts here.
 */
export function createThrottle(run: () => void, intervalMs: number, { now, delay }: Dependencies) {
  let ranAt = now()
  let isDue = false
  let isWaiting = false

  const atOnce = () => {
    isDue = false
    ranAt = now()
    run()
  }
  const soon = () => {
    // The clock may have been set back, by a day or more.
    const left = Math.min(intervalMs, ranAt + intervalMs - now())
    if (left <= 0) return atOnce()
    isDue = true
    if (isWaiting) return
    isWaiting = true
    void delay(left).then(() => {
      isWaiting = false
      // Whatever the clock says: one that stands still would let this wait forever.
      if (isDue) atOnce()
    })
  }
  return { soon, atOnce }
}
