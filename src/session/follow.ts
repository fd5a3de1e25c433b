import type { QueryClient } from '@tanstack/react-query'
import type { DataRouter } from 'react-router'
import { attach, detach, onDesk } from '../desk/client.ts'
import type { SessionState } from '../desk/session.ts'
import { clearStatus } from '../ui/status.ts'
import { placeAfterSignIn, signInPath } from './place.ts'
import { sessionQuery } from './queries.ts'

/**
 * Keeps this tab with the session: into the app when it begins in any tab, out of it when it ends, with nothing about
 * people left in memory or on the screen. The place is kept only where the session ended by itself.
 */
export function followSession(queryClient: QueryClient, router: DataRouter, forgetDrafts: () => void) {
  const follow = (state: SessionState) => {
    queryClient.setQueryData(sessionQuery.queryKey, state)
    const { location, navigation } = router.state
    const at = navigation.location ?? location
    const outside = at.pathname === '/sign-in'
    if (state.signedIn) {
      if (outside) void router.navigate(placeAfterSignIn(at.search), { replace: true })
      return
    }
    const leaving = state.ended !== 'expired'
    if (leaving) forgetDrafts()
    clearStatus()
    if (!outside)
      void router.navigate(leaving ? '/sign-in' : signInPath(at.pathname + at.search + at.hash), {
        flushSync: true,
      })
    const aboutPeople = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session',
    }
    void queryClient.cancelQueries(aboutPeople)
    queryClient.removeQueries(aboutPeople)
    queryClient.getMutationCache().clear()
  }
  onDesk('session', follow)

  // A page in the back-forward cache hears nothing: it must not come back showing people after the session has ended.
  const { documentElement } = document
  window.addEventListener('pagehide', () => {
    documentElement.hidden = true
    detach()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    attach().then(
      (state) => {
        follow(state)
        documentElement.hidden = false
      },
      // Without the desk nothing may be shown, and only a new page starts a new one.
      () => location.reload(),
    )
  })
}
