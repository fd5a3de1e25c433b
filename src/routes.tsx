import type { QueryClient } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import type { SessionState } from './desk/session/sessionState.ts'
import { sessionQuery } from './organization/queries.ts'
import { Link } from './routing/Link.tsx'
import { Redirect, type Route } from './routing/route.ts'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { pathAfterSignIn, signInAddress } from './session/signInAddress.ts'
import { AppShell } from './shell/AppShell.tsx'
import { isApiError } from './ui/explain.ts'
import { lazyPart } from './ui/lazyPart.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { StatusMessage } from './ui/StatusMessage.tsx'
import { personLoader } from './users/personLoader.ts'
import { usersLoader } from './users/usersLoader.ts'
import { UsersPage } from './users/UsersPage.tsx'

const PersonPage = lazyPart(async () => (await import('./users/PersonPage.tsx')).PersonPage, 'page')
const FirstMinutes = lazyPart(async () => (await import('./users/FirstMinutes.tsx')).FirstMinutes, 'none')
const PersonActivity = lazyPart(
  async () => (await import('./activity/PersonActivity.tsx')).PersonActivity,
  'page',
)

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

/** The app shell. What it shows of the pages comes from here, since it stands below them. */
function App() {
  return <AppShell firstMinutes={<FirstMinutes />} />
}

/** The app shell with all pages of a session. */
function appRoute(queryClient: QueryClient): Route {
  return {
    Component: App,
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
        preloads: [PersonPage, PersonActivity],
        load: usersLoader(queryClient),
        failure: (error) => <LoadFailure error={error} title="The users could not be loaded." />,
      },
      {
        path: '/users/:userId',
        Component: PersonPage,
        load: personLoader(queryClient),
        // The page itself tells of an id that nobody has.
        failure: (error) =>
          isApiError(error) && error.kind === 'notFound' ? (
            <PersonPage />
          ) : (
            <LoadFailure
              error={error}
              title="This person could not be loaded."
              back={{ to: '/users', name: '← All users' }}
            />
          ),
        children: [{ index: true, Component: PersonActivity }],
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
        path: '/plans',
        failure: (error) => <LoadFailure error={error} title="This page could not be loaded." />,
        children: planRoutes(queryClient),
      },
      { path: '*', Component: NotFoundPage },
    ],
  }
}

function planRoutes(queryClient: QueryClient): Route[] {
  const page = (name: 'all' | 'reconcile' | 'one'): Pick<Route, 'Component' | 'load'> => {
    const load = async () => (await import('./plans/pages.ts')).pages(queryClient)[name]
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
  return [
    { index: true, ...page('all') },
    { path: 'reconcile', ...page('reconcile') },
    { path: ':planId', ...page('one') },
  ]
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
