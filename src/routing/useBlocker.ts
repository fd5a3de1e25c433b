import { useEffect, useSyncExternalStore } from 'react'
import type { Location } from 'react-router'
import { useRouter } from './useRouter.ts'

/**
 * Stops navigations, such as while there is unsaved text. Returns the one that was stopped: `proceed` lets it happen,
 * `reset` gives it up. Leaving the document is for `beforeunload` to stop.
 */
export function useBlocker(shouldBlock: (to: Location) => boolean) {
  const router = useRouter()
  useEffect(() => {
    router.setBlocker(shouldBlock)
    return () => router.setBlocker(null)
  }, [router, shouldBlock])
  return useSyncExternalStore(router.subscribe, () => router.state().blocked)
}
