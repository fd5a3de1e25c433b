/** How long a task may keep the desk busy before others get their turn, in milliseconds. */
const sliceMs = 12

/** Creates a function that lets other tasks run, but only if the last time was a slice ago. Cheap enough for every row. */
export function createSlices(monotonic: () => number, delay: (ms: number) => Promise<void>) {
  let startedAt = monotonic()
  return async (): Promise<void> => {
    if (monotonic() - startedAt < sliceMs) return
    await delay(0)
    startedAt = monotonic()
  }
}
