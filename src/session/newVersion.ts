import type { QueryClient } from '@tanstack/react-query'
import { isOutdated } from '../ui/scriptFault.ts'
import { announce } from '../ui/status.ts'
import { reload } from './draftsOverReload.ts'

/**
 * Offers a reload when a script of this version no longer exists, because a new version was deployed. Never reloads by
 * itself, since someone may be typing.
 */
export function watchVersion(queryClient: QueryClient) {
  const offerReload = () =>
    announce(
      'A new version of Roster is available. Reload to continue. Unsaved text is kept.',
      { name: 'Reload', run: () => void reload() },
      true,
    )
  window.addEventListener('vite:preloadError', ({ payload }) => isOutdated(payload) && offerReload())
  window.addEventListener('unhandledrejection', ({ reason }) => isOutdated(reason) && offerReload())
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isOutdated(event.action.error))
      offerReload()
  })
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isOutdated(event.action.error))
      offerReload()
  })
}
