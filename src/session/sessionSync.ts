import type { QueryClient } from '@tanstack/react-query'
import { askedAddress } from '../routing/askedAddress.ts'
import type { Router } from '../routing/router.ts'
import { attachAgain, detach, onDesk } from '../desk/port/client.ts'
import type { SessionState } from '../desk/session/sessionState.ts'
import { clearStatus } from '../ui/status.ts'
import { isSignInPath, pathAfterSignIn, signInAddress } from './signInAddress.ts'
import { forgetAll } from '../organization/forgetWithSession.ts'
import { aboutPeople, sessionQuery } from '../organization/queries.ts'

/**
 * Keeps this tab in step with the session: opens the app when it begins in any tab, and leaves it when it ends, with
 * nothing about people left in memory or on screen. After expiry or a lock, the address to return to is kept. `firstCalls`
 * returns what this page asks first after a reload.
 */
export function syncSession(
  queryClient: QueryClient,
  router: Router,
  firstCalls: () => Parameters<typeof detach>[0],
) {
  const { documentElement } = document

  const apply = async (state: SessionState) => {
    queryClient.setQueryData(sessionQuery.queryKey, state)
    const { shown, pending } = router.state()
    const current = pending ?? shown?.location
    if (current === undefined) return
    const path = current.pathname
    const isOnSignIn = isSignInPath(path)
    if (state.signedIn) {
      // What comes in the same message as this event, such as the first page of the table, is there then.
      await Promise.resolve()
      if (isOnSignIn)
        await router.navigate(pathAfterSignIn(current.search), { replace: true, addressLast: true })
      return
    }
    // Drafts survive an expired token only. A lock and a sign-out clear them.
    if (state.ended !== 'expired') forgetAll()
    clearStatus()
    const here = path + current.search + current.hash
    const returnPath = isOnSignIn ? pathAfterSignIn(current.search) : (askedAddress() ?? here)
    const canResume = state.ended === 'expired' || state.ended === 'locked'
    const target = signInAddress(state.ended, canResume ? returnPath : '/')
    const isAtTarget = isOnSignIn && target === path + current.search
    // Hide people at once, before the next page has loaded.
    if (!isAtTarget) documentElement.hidden = true
    // In place of the page to return to, so that Back then leads to the one before it.
    const go = isOnSignIn || canResume ? router.replace : router.navigate
    const navigated = isAtTarget || go(target, { flushSync: true })
    forgetPeople()
    await navigated
    documentElement.hidden = false
    // The field's autofocus had no effect while the page was hidden.
    if (!isAtTarget) document.querySelector('input')?.focus()
  }

  const forgetPeople = () => {
    void queryClient.cancelQueries(aboutPeople)
    queryClient.removeQueries(aboutPeople)
    queryClient.getMutationCache().clear()
  }
  let applied = Promise.resolve()
  onDesk('session', (state) => {
    applied = apply(state)
  })

  const cache = queryClient.getQueryCache()
  cache.subscribe(({ type, query }) => {
    // A query removed while a component used it would stay in memory until the end of its gcTime.
    if (type === 'observerRemoved' && cache.get(query.queryHash) !== query) query.destroy()
  })

  // A page in the back-forward cache gets no events: it must not show people when it returns after the session's end.
  window.addEventListener('pagehide', ({ persisted }) => {
    documentElement.hidden = true
    detach(persisted ? [] : firstCalls())
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    attachAgain().then(
      async (state) => {
        await applied
        // It has missed what changed meanwhile.
        if (state.signedIn) void queryClient.invalidateQueries(aboutPeople)
        documentElement.hidden = false
      },
      // Nothing may be shown without the desk, and only a new page starts a new one.
      () => location.reload(),
    )
  })
}
