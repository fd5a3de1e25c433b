/** Whether `npm run unit:long` runs the tests, which takes minutes and tries many more cases. */
export const isLongRun = process.env.LONG_TESTS === '1'

/** Number of random cases: a few in `npm test`, many in `npm run unit:long`. A variable in the environment sets another. */
export function caseCount(counts: { usual: number; long: number }, variable?: string): number {
  const chosen = variable === undefined ? undefined : process.env[variable]
  return Number(chosen ?? (isLongRun ? counts.long : counts.usual))
}
