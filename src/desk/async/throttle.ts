interface Dependencies {
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  delay: (ms: number) => Promise<void>
}

/**
 * Creates a throttle: `soon` calls `run` now or, within the interval since the last call, at its end, so that nothing
 * stays unreported. `atOnce` calls it now. The first interval starts here.
 */
export function createThrottle(run: () => void, intervalMs: number, { monotonic, delay }: Dependencies) {
  let ranAt = monotonic()
  let isDue = false
  let isWaiting = false

  const atOnce = () => {
    isDue = false
    ranAt = monotonic()
    run()
  }
  const soon = () => {
    const left = ranAt + intervalMs - monotonic()
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
