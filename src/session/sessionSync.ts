import type { QueryClient } from '@tanstack/react-query'
import type { DataRouter } from 'react-router'
import { attach, detach, onDesk } from '../desk/port/client.ts'
import type { SessionState } from '../desk/session/session.ts'
import { clearStatus } from '../ui/status.ts'
import { isOutside, outside, pathInApp, pathAfterSignIn } from './signInAddress.ts'
import { sessionQuery } from '../organization/queries.ts'

/**
 * Keeps this tab with the session: into the app when it begins in any tab, out of it when it ends, with nothing about
 * people left in memory or on the screen. The place is kept where one can go on with the session.
 */
export function syncSession(queryClient: QueryClient, router: DataRouter, forgetDrafts: () => void) {
  const { documentElement } = document

  const follow = async (state: SessionState) => {
    queryClient.setQueryData(sessionQuery.queryKey, state)
    const { location, navigation } = router.state
    const at = navigation.location ?? location
    const path = pathInApp(at.pathname, import.meta.env.BASE_URL)
    const isOut = isOutside(path)
    if (state.signedIn) {
      if (isOut) await router.navigate(pathAfterSignIn(at.search), { replace: true })
      return
    }
    // What was typed outlives the token alone: a lock wipes it.
    if (state.ended !== 'expired') forgetDrafts()
    clearStatus()
    const place = isOut ? pathAfterSignIn(at.search) : path + at.search + at.hash
    const isKept = state.ended === 'expired' || state.ended === 'locked'
    const to = outside(state.ended, isKept ? place : '/')
    const isThere = isOut && to === path + at.search
    // Whatever stands here must not wait for the next page to be loaded.
    if (!isThere) documentElement.hidden = true
    const led = isThere || router.navigate(to, { flushSync: true, replace: isOut })
    forgetPeople()
    await led
    documentElement.hidden = false
    // What is hidden does not take the focus.
    if (!isThere) document.querySelector('input')?.focus()
  }

  const forgetPeople = () => {
    const aboutPeople = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session',
    }
    void queryClient.cancelQueries(aboutPeople)
    queryClient.removeQueries(aboutPeople)
    queryClient.getMutationCache().clear()
  }
  onDesk('session', (state) => void follow(state))
  const cache = queryClient.getQueryCache()
  cache.subscribe(({ type, query }) => {
    // Removed while it was shown, it would be held for minutes by the timer that is set when it is shown no more.
    if (type === 'observerRemoved' && cache.get(query.queryHash) !== query) query.destroy()
  })

  // A page in the back-forward cache hears nothing: it must not come back showing people after the session has ended.
  window.addEventListener('pagehide', () => {
    documentElement.hidden = true
    detach()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    attach().then(
      async (state) => {
        await follow(state)
        documentElement.hidden = false
      },
      // Without the desk nothing may be shown, and only a new page starts a new one.
      () => location.reload(),
    )
  })
}
