import type { QueryClient } from '@tanstack/react-query'

const intervalMs = 1000

/**
 * Marks all cached data as stale when the computer's clock is set back. Query compares times of the clock, and would take
 * what was read before for fresh until the clock is there again. Shown data stays, so that no rows move.
 */
export function watchClock(queryClient: QueryClient) {
  let last = Date.now()
  setInterval(() => {
    const now = Date.now()
    if (now < last) void queryClient.invalidateQueries({ refetchType: 'none' })
    last = now
  }, intervalMs)
}
