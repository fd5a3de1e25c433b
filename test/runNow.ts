/** Runs a generator of steps to its end at once, and returns its result. */
export function runNow<T>(steps: Generator<void, T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
