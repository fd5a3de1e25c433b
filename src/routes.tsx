import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Outlet } from 'react-router'
import type { SessionState } from './desk/session/sessionState.ts'
import { sessionQuery } from './organization/queries.ts'
import { Link } from './routing/Link.tsx'
import { type Loader, Redirect, type Route } from './routing/route.ts'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { pathAfterSignIn, signInAddress } from './session/signInAddress.ts'
import { AppShell } from './shell/AppShell.tsx'
import { lazyPart } from './ui/lazyPart.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { StatusMessage } from './ui/StatusMessage.tsx'
import { personLoader } from './users/personLoader.ts'
import { usersLoader } from './users/usersLoader.ts'
import { UsersPage } from './users/UsersPage.tsx'

const PersonPage = lazyPart(async () => (await import('./users/PersonPage.tsx')).PersonPage, 'page')
/** What other folders add to a person's page: their activity, and their history in opened snapshots. */
const PersonParts = lazyPart(async () => {
  const [{ PersonActivity }, { PersonHistory }] = await Promise.all([
    import('./activity/PersonActivity.tsx'),
    import('./snapshots/PersonHistory.tsx'),
  ])
  return () => (
    <>
      <PersonActivity />
      <PersonHistory />
    </>
  )
}, 'page')

/** The route table. The users table is part of the first script; all other pages load on demand. */
export function routes(queryClient: QueryClient): Route[] {
  return [
    {
      Component: Root,
      failure: (error) => <LoadFailure error={error} title="Roster could not start." />,
      children: [...signInRoutes(queryClient), appRoute(queryClient)],
    },
  ]
}

function Root() {
  return (
    <>
      <Outlet />
      <StatusMessage />
    </>
  )
}

/** The pages outside of a session. */
function signInRoutes(queryClient: QueryClient): Route[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  return [
    {
      path: '/sign-in',
      Component: lazyPart(async () => (await import('./session/SignInPage.tsx')).SignInPage, 'page'),
      async load({ location: { search } }) {
        const { signedIn, ended } = await session()
        if (ended === 'locked') return new Redirect(signInAddress('locked', pathAfterSignIn(search)))
        if (!signedIn && ended === null) await (await import('./session/proxyToken.ts')).tryProxyToken()
        return (await session()).signedIn ? new Redirect(pathAfterSignIn(search)) : undefined
      },
    },
    {
      path: '/locked',
      Component: lazyPart(async () => (await import('./session/LockedPage.tsx')).LockedPage, 'page'),
      async load({ location: { search } }) {
        const { signedIn, ended } = await session()
        if (signedIn) return new Redirect(pathAfterSignIn(search))
        return ended === 'locked' ? undefined : new Redirect(signInAddress(ended, pathAfterSignIn(search)))
      },
    },
  ]
}

/** The app shell with all pages of a session. */
function appRoute(queryClient: QueryClient): Route {
  return {
    Component: AppShell,
    load({ location: { pathname, search, hash } }) {
      const enter = ({ signedIn, ended }: SessionState) =>
        signedIn ? restoreDrafts() : new Redirect(signInAddress(ended, pathname + search + hash))
      // Known after the first page: then the next one shows without waiting.
      const known = queryClient.getQueryData(sessionQuery.queryKey)
      return known ? enter(known) : queryClient.fetchQuery(sessionQuery).then(enter)
    },
    children: [
      { index: true, load: () => new Redirect('/users') },
      {
        path: '/users',
        Component: UsersPage,
        preloads: [PersonPage, PersonParts],
        load: usersLoader(queryClient),
        failure: (error) => <LoadFailure error={error} title="The users could not be loaded." />,
      },
      {
        path: '/users/:userId',
        Component: PersonPage,
        load: personLoader(queryClient),
        failure: (error) => (
          <LoadFailure
            error={error}
            title="This person could not be loaded."
            back={{ to: '/users', name: '← All users' }}
          />
        ),
        children: [{ index: true, Component: PersonParts }],
      },
      {
        path: '/invitations',
        Component: lazyPart(
          async () => (await import('./invitations/InvitationsPage.tsx')).InvitationsPage,
          'page',
        ),
        failure: (error) => <LoadFailure error={error} title="The invitations could not be loaded." />,
      },
      {
        path: '/access',
        Component: lazyPart(async () => (await import('./access/AccessPage.tsx')).AccessPage, 'page'),
        failure: (error) => (
          <LoadFailure error={error} title="The token’s permissions could not be loaded." />
        ),
      },
      {
        path: '/activity',
        Component: lazyPart(async () => (await import('./activity/ActivityPage.tsx')).ActivityPage, 'page'),
        failure: (error) => <LoadFailure error={error} title="The activity could not be loaded." />,
      },
      {
        path: '/insights',
        ...pageWithLoader(async () => {
          const [{ InsightsPage }, { insightsLoader }] = await Promise.all([
            import('./insights/InsightsPage.tsx'),
            import('./insights/insightsLoader.ts'),
          ])
          return { Component: InsightsPage, load: () => insightsLoader(queryClient) }
        }),
        failure: (error) => <LoadFailure error={error} title="The insights could not be loaded." />,
      },
      {
        path: '/snapshots',
        Component: lazyPart(
          async () => (await import('./snapshots/SnapshotsPage.tsx')).SnapshotsPage,
          'page',
        ),
        failure: (error) => <LoadFailure error={error} title="The snapshots could not be loaded." />,
      },
      {
        path: '/plans',
        failure: (error) => <LoadFailure error={error} title="This page could not be loaded." />,
        children: planRoutes(queryClient),
      },
      {
        path: '/reviews',
        failure: (error) => <LoadFailure error={error} title="This page could not be loaded." />,
        children: reviewRoutes(queryClient),
      },
      {
        path: '/invitations/new',
        failure: (error) => <LoadFailure error={error} title="This page could not be loaded." />,
        ...pageWithLoader(async () => (await import('./plans/pages.ts')).pages(queryClient).invite),
      },
      { path: '*', Component: NotFoundPage },
    ],
  }
}

function planRoutes(queryClient: QueryClient): Route[] {
  const page = (name: 'all' | 'reconcile' | 'one') =>
    pageWithLoader(async () => (await import('./plans/pages.ts')).pages(queryClient)[name])
  return [
    { index: true, ...page('all') },
    { path: 'reconcile', ...page('reconcile') },
    { path: ':planId', ...page('one') },
  ]
}

function reviewRoutes(queryClient: QueryClient): Route[] {
  const page = (name: 'all' | 'one') =>
    pageWithLoader(async () => (await import('./reviews/pages.ts')).pages(queryClient)[name])
  return [
    { index: true, ...page('all') },
    { path: ':reviewId', ...page('one') },
  ]
}

/** Loads a page and its loader from one script. */
function pageWithLoader(
  load: () => Promise<{ Component: ComponentType; load: Loader }>,
): Pick<Route, 'Component' | 'load'> {
  return {
    Component: lazyPart(async () => (await load()).Component, 'page'),
    // Without the script there is nothing to load yet: the page shows the failure.
    load: (request) =>
      load().then(
        (loaded) => loaded.load(request),
        () => {},
      ),
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
