import type { QueryClient } from '@tanstack/react-query'
import { firstScripts } from './firstScripts.ts'
import { sessionQuery } from './organization/queries.ts'
import { Redirect, type Route } from './routing/route.ts'
import { tryProxyToken } from './session/proxyToken.ts'
import { pathAfterSignIn, signInAddress } from './session/signInAddress.ts'
import { lazyPart } from './ui/lazyPart.tsx'

/** The pages outside a session. */
export function signInRoutes(queryClient: QueryClient): Route[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  return [
    {
      path: '/sign-in',
      Component: lazyPart(async () => (await import('./session/SignInPage.tsx')).SignInPage, 'page'),
      preloads: firstScripts,
      next: '/users',
      async load({ location: { search } }) {
        const { signedIn, ended } = await session()
        if (ended === 'locked') return new Redirect(signInAddress('locked', pathAfterSignIn(search)))
        if (signedIn) return new Redirect(pathAfterSignIn(search))
        // Not awaited: a success leads into the app as any sign-in does (session/sessionSync.ts).
        if (ended === null) tryProxyToken()
        return undefined
      },
    },
    {
      path: '/locked',
      Component: lazyPart(async () => (await import('./session/LockedPage.tsx')).LockedPage, 'page'),
      preloads: firstScripts,
      next: '/users',
      async load({ location: { search } }) {
        const { signedIn, ended } = await session()
        if (signedIn) return new Redirect(pathAfterSignIn(search))
        return ended === 'locked' ? undefined : new Redirect(signInAddress(ended, pathAfterSignIn(search)))
      },
    },
  ]
}
