import type { QueryClient } from '@tanstack/react-query'
import { isStale } from '../ui/explain.ts'
import { announce } from '../ui/status.ts'
import { reload } from './draftsOverReload.ts'

/**
 * Offers a reload where a script of this version is not there any more, for the page or for the desk: a new version was
 * installed. Nothing is loaded anew by itself, since someone may be typing.
 */
export function watchVersion(queryClient: QueryClient) {
  const offer = () =>
    announce(
      'A new version of Roster was installed, and parts of this one are gone. Reload to go on; your place and what you typed are kept.',
      { name: 'Reload', run: () => void reload() },
      true,
    )
  window.addEventListener('vite:preloadError', offer)
  window.addEventListener('unhandledrejection', ({ reason }) => isStale(reason) && offer())
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isStale(event.action.error)) offer()
  })
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && isStale(event.action.error)) offer()
  })
}
