import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Link, type LoaderFunctionArgs, Outlet, redirect, type RouteObject } from 'react-router'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { outside, pathInApp, pathAfterSignIn } from './session/signInAddress.ts'
import { sessionQuery } from './organization/queries.ts'
import { AppShell } from './shell/AppShell.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { PageSkeleton } from './ui/PageSkeleton.tsx'
import { StatusMessage } from './ui/StatusMessage.tsx'
import { personLoader } from './users/personLoader.ts'
import { usersLoader } from './users/usersLoader.ts'
import { UsersPage } from './users/UsersPage.tsx'

/** Every address, its page and what it loads. The table is in the first script; the rest comes on demand. */
export function routes(queryClient: QueryClient): RouteObject[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  const plans = (page: 'all' | 'reconcile' | 'one') => () =>
    import('./plans/pages.ts').then(
      ({ pages }) => pages(queryClient)[page],
      (error: unknown) => ({ Component: failing(error) }),
    )
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
      children: [
        {
          path: '/sign-in',
          lazy: { Component: orFailing(async () => (await import('./session/SignInPage.tsx')).SignInPage) },
          async loader({ request }) {
            const { search } = new URL(request.url)
            const before = await session()
            if (before.ended === 'locked') return redirect(outside('locked', pathAfterSignIn(search)))
            if (!before.signedIn && before.ended === null)
              await (await import('./session/proxyToken.ts')).askProxyToken()
            return (await session()).signedIn ? redirect(pathAfterSignIn(search)) : null
          },
        },
        {
          path: '/locked',
          lazy: { Component: orFailing(async () => (await import('./session/LockedPage.tsx')).LockedPage) },
          async loader({ request }) {
            const { search } = new URL(request.url)
            const { signedIn, ended } = await session()
            if (signedIn) return redirect(pathAfterSignIn(search))
            return ended === 'locked' ? null : redirect(outside(ended, pathAfterSignIn(search)))
          },
        },
        {
          Component: AppShell,
          async loader({ request }: LoaderFunctionArgs) {
            // A loader's request has no fragment; the address has it, on the first load.
            const { pathname, search } = new URL(request.url)
            const { signedIn, ended } = await session()
            const path = pathInApp(pathname, import.meta.env.BASE_URL)
            if (!signedIn) return redirect(outside(ended, path + search + location.hash))
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
              lazy: { Component: orFailing(async () => (await import('./users/PersonPage.tsx')).PersonPage) },
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
                    Component: orFailing(
                      async () => (await import('./activity/PersonActivity.tsx')).PersonActivity,
                    ),
                  },
                },
              ],
            },
            {
              path: '/access',
              lazy: {
                Component: orFailing(async () => (await import('./access/AccessPage.tsx')).AccessPage),
              },
              ErrorBoundary: () => <LoadFailure title="What this token can do could not be loaded." />,
            },
            {
              path: '/activity',
              lazy: {
                Component: orFailing(async () => (await import('./activity/ActivityPage.tsx')).ActivityPage),
              },
              ErrorBoundary: () => <LoadFailure title="The journal could not be loaded." />,
            },
            {
              path: '/plans',
              ErrorBoundary: () => <LoadFailure title="The page could not be loaded." />,
              children: [
                { index: true, lazy: plans('all') },
                { path: 'reconcile', lazy: plans('reconcile') },
                { path: ':planId', lazy: plans('one') },
              ],
            },
            { path: '*', Component: NoPage },
          ],
        },
      ],
    },
  ]
}

/** A page that can't be loaded throws why: the router itself would show nothing at all then. */
function orFailing(load: () => Promise<ComponentType>): () => Promise<ComponentType> {
  return () => load().catch(failing)
}

function failing(error: unknown): ComponentType {
  return () => {
    throw error
  }
}

function NoPage() {
  return (
    <article>
      <title>No such page · Roster</title>
      <h1>No such page</h1>
      <p>
        Nothing is at this address. <Link to="/users">All users</Link>
      </p>
    </article>
  )
}
