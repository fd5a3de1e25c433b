import type { QueryClient } from '@tanstack/react-query'
import { firstScripts } from './firstScripts.ts'
import { sessionQuery } from './organization/queries.ts'
import { type Loader, Redirect, type Route } from './routing/route.ts'
import { tryProxyToken } from './session/proxyToken.ts'
import { pathAfterSignIn, signInAddress } from './session/signInAddress.ts'
import { lazyPart } from './ui/lazyPart.tsx'

/** The pages outside a session. Each leads on to the page that the session asks for. */
export function signInRoutes(queryClient: QueryClient): Route[] {
  const load =
    (isLockedPage: boolean): Loader =>
    async ({ location: { search } }) => {
      const { signedIn, ended } = await queryClient.fetchQuery(sessionQuery)
      const path = pathAfterSignIn(search)
      if (signedIn) return new Redirect(path)
      if ((ended === 'locked') !== isLockedPage) return new Redirect(signInAddress(ended, path))
      // Not awaited: a success leads into the app as any sign-in does (session/sessionSync.ts).
      if (ended === null) tryProxyToken()
      return undefined
    }
  const leadsToTheTable = { preloads: firstScripts, next: '/users' }
  return [
    {
      path: '/sign-in',
      Component: lazyPart(async () => (await import('./session/SignInPage.tsx')).SignInPage, 'page'),
      load: load(false),
      ...leadsToTheTable,
    },
    {
      path: '/locked',
      Component: lazyPart(async () => (await import('./session/LockedPage.tsx')).LockedPage, 'page'),
      load: load(true),
      ...leadsToTheTable,
    },
  ]
}
