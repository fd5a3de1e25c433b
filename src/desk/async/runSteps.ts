/** Runs a generator to its end and returns its result. Calls `giveWay` at each yield, to let other tasks run. */
export async function runSteps<T>(steps: Generator<void, T>, giveWay: () => Promise<void>): Promise<T> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) await giveWay()
  return step.value
}
