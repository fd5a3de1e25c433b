import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Link, type LoaderFunctionArgs, Outlet, redirect, type RouteObject } from 'react-router'
import type { SessionState } from './desk/session/sessionState.ts'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { pathAfterSignIn, pathInApp, signInAddress } from './session/signInAddress.ts'
import { sessionQuery } from './organization/queries.ts'
import { AppShell } from './shell/AppShell.tsx'
import { lazyPart } from './ui/lazyPart.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { PageSkeleton } from './ui/PageSkeleton.tsx'
import { StatusMessage } from './ui/StatusMessage.tsx'
import { personLoader } from './users/personLoader.ts'
import { usersLoader } from './users/usersLoader.ts'
import { UsersPage } from './users/UsersPage.tsx'

/** The route table. The users table is part of the first script; all other pages load on demand. */
export function routes(queryClient: QueryClient): RouteObject[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  return [
    {
      element: (
        <>
          <Outlet />
          <StatusMessage />
        </>
      ),
      ErrorBoundary: () => <LoadFailure title="Roster could not start." />,
      HydrateFallback: PageSkeleton,
      children: [...signInRoutes(session), appRoute(queryClient, session)],
    },
  ]
}

type GetSession = () => Promise<SessionState>

/** The pages outside of a session. */
function signInRoutes(session: GetSession): RouteObject[] {
  return [
    {
      path: '/sign-in',
      lazy: { Component: page(async () => (await import('./session/SignInPage.tsx')).SignInPage) },
      async loader({ request }) {
        const { search } = new URL(request.url)
        const { signedIn, ended } = await session()
        if (ended === 'locked') return redirect(signInAddress('locked', pathAfterSignIn(search)))
        if (!signedIn && ended === null) await (await import('./session/proxyToken.ts')).tryProxyToken()
        return (await session()).signedIn ? redirect(pathAfterSignIn(search)) : null
      },
    },
    {
      path: '/locked',
      lazy: { Component: page(async () => (await import('./session/LockedPage.tsx')).LockedPage) },
      async loader({ request }) {
        const { search } = new URL(request.url)
        const { signedIn, ended } = await session()
        if (signedIn) return redirect(pathAfterSignIn(search))
        return ended === 'locked' ? null : redirect(signInAddress(ended, pathAfterSignIn(search)))
      },
    },
  ]
}

/** The app shell with all pages of a session. */
function appRoute(queryClient: QueryClient, session: GetSession): RouteObject {
  const plansPage = (name: 'all' | 'reconcile' | 'invite' | 'one'): Pick<RouteObject, 'lazy' | 'loader'> => {
    const load = async () => (await import('./plans/pages.ts')).pages(queryClient)[name]
    return {
      lazy: { Component: page(async () => (await load()).Component) },
      // Without the script there is nothing to load yet: the page shows the failure.
      loader: (args) =>
        load().then(
          ({ loader }) => loader(args),
          () => null,
        ),
    }
  }
  return {
    Component: AppShell,
    async loader({ request }: LoaderFunctionArgs) {
      // Requests of loaders have no fragment, so on the first load it is taken from the address.
      const { pathname, search } = new URL(request.url)
      const { signedIn, ended } = await session()
      const path = pathInApp(pathname, import.meta.env.BASE_URL)
      if (!signedIn) return redirect(signInAddress(ended, path + search + location.hash))
      await restoreDrafts()
      return null
    },
    children: [
      { index: true, loader: () => redirect('/users') },
      {
        path: '/users',
        Component: UsersPage,
        loader: usersLoader(queryClient),
        ErrorBoundary: () => <LoadFailure title="The users could not be loaded." />,
      },
      {
        path: '/users/:userId',
        lazy: {
          Component: page(async () => (await import('./users/PersonPage.tsx')).PersonPage),
        },
        loader: personLoader(queryClient),
        ErrorBoundary: () => (
          <LoadFailure
            title="This person could not be loaded."
            back={{ to: '/users', name: '← All users' }}
          />
        ),
        children: [
          {
            index: true,
            lazy: {
              Component: page(async () => (await import('./activity/PersonActivity.tsx')).PersonActivity),
            },
          },
        ],
      },
      {
        path: '/invitations',
        lazy: {
          Component: page(async () => (await import('./invitations/InvitationsPage.tsx')).InvitationsPage),
        },
        ErrorBoundary: () => <LoadFailure title="The invitations could not be loaded." />,
      },
      {
        path: '/access',
        lazy: {
          Component: page(async () => (await import('./access/AccessPage.tsx')).AccessPage),
        },
        ErrorBoundary: () => <LoadFailure title="The token’s permissions could not be loaded." />,
      },
      {
        path: '/activity',
        lazy: {
          Component: page(async () => (await import('./activity/ActivityPage.tsx')).ActivityPage),
        },
        ErrorBoundary: () => <LoadFailure title="The activity could not be loaded." />,
      },
      {
        path: '/plans',
        ErrorBoundary: () => <LoadFailure title="This page could not be loaded." />,
        children: [
          { index: true, ...plansPage('all') },
          { path: 'reconcile', ...plansPage('reconcile') },
          { path: ':planId', ...plansPage('one') },
        ],
      },
      {
        path: '/invitations/new',
        ErrorBoundary: () => <LoadFailure title="This page could not be loaded." />,
        ...plansPage('invite'),
      },
      { path: '*', Component: NotFoundPage },
    ],
  }
}

/** Loads a page for a route. If that fails, the page shows the failure and can try again. */
function page(load: () => Promise<ComponentType>): () => Promise<ComponentType> {
  return async () => {
    const Page = lazyPart(load, 'page')
    await Page.preload()
    return Page
  }
}

function NotFoundPage() {
  return (
    <article>
      <title>Page not found · Roster</title>
      <h1>Page not found</h1>
      <p>
        There is no page at this address. <Link to="/users">Go to all users</Link>
      </p>
    </article>
  )
}
