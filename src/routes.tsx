import type { QueryClient } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, Outlet, redirect, type RouteObject } from 'react-router'
import { placeAfterSignIn, signInPath } from './session/place.ts'
import { sessionQuery } from './session/queries.ts'
import { SignedIn } from './session/SignedIn.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { PageOutline } from './ui/PageOutline.tsx'
import { StatusMessage } from './ui/StatusMessage.tsx'
import { personLoader } from './users/personLoader.ts'
import { usersLoader } from './users/usersLoader.ts'
import { UsersPage } from './users/UsersPage.tsx'

/** Every address, its page and what it loads. The table is in the first script; the rest comes on demand. */
export function routes(queryClient: QueryClient): RouteObject[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  const plans = async () => (await import('./plans/pages.ts')).pages(queryClient)
  return [
    {
      element: (
        <>
          <Outlet />
          <StatusMessage />
        </>
      ),
      ErrorBoundary: () => <LoadFailure title="Roster could not start." />,
      HydrateFallback: PageOutline,
      children: [
        {
          path: '/sign-in',
          lazy: { Component: async () => (await import('./session/SignInPage.tsx')).SignInPage },
          async loader({ request }) {
            const { signedIn } = await session()
            return signedIn ? redirect(placeAfterSignIn(new URL(request.url).search)) : null
          },
        },
        {
          Component: SignedIn,
          async loader({ request }: LoaderFunctionArgs) {
            // A loader's request has no fragment; the address has it, on the first load.
            const { pathname, search } = new URL(request.url)
            const { signedIn } = await session()
            return signedIn ? null : redirect(signInPath(pathname + search + location.hash))
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
              lazy: { Component: async () => (await import('./users/PersonPage.tsx')).PersonPage },
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
                    Component: async () => (await import('./activity/PersonActivity.tsx')).PersonActivity,
                  },
                },
              ],
            },
            {
              path: '/activity',
              lazy: { Component: async () => (await import('./activity/ActivityPage.tsx')).ActivityPage },
              ErrorBoundary: () => <LoadFailure title="The journal could not be loaded." />,
            },
            {
              path: '/plans',
              ErrorBoundary: () => <LoadFailure title="The page could not be loaded." />,
              children: [
                { index: true, lazy: async () => (await plans()).all },
                { path: 'reconcile', lazy: async () => (await plans()).reconcile },
                { path: ':planId', lazy: async () => (await plans()).one },
              ],
            },
            { path: '*', Component: NoPage },
          ],
        },
      ],
    },
  ]
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
