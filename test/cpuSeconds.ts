/**
 * Runs something and returns how long its process computed meanwhile, in seconds. The work of other processes doesn't
 * count, so that a busy machine makes no difference.
 */
export function cpuSeconds(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}
