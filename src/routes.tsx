import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useEffect } from 'react'
import type { SessionState } from './desk/session/sessionState.ts'
import { sessionQuery } from './organization/queries.ts'
import { afterPage } from './routing/afterPage.ts'
import { Link } from './routing/Link.tsx'
import { type Loader, Redirect, type Route } from './routing/route.ts'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { pathAfterSignIn, signInAddress } from './session/signInAddress.ts'
import { tryProxyToken } from './session/proxyToken.ts'
import { isApiError } from './ui/explain.ts'
import { lazyPart } from './ui/lazyPart.tsx'
import { lazyScript } from './ui/lazyScript.ts'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { personLoader } from './users/personLoader.ts'

const AppShell = lazyPart(async () => (await import('./shell/AppShell.tsx')).AppShell, 'page')
const UsersPage = lazyPart(async () => (await import('./users/UsersPage.tsx')).UsersPage, 'page')
const usersLoading = lazyScript(async () => (await import('./users/usersLoader.ts')).usersLoader)
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
const FirstMinutes = lazyPart(async () => (await import('./users/FirstMinutes.tsx')).FirstMinutes, 'none')

/** In the table's script. Loaded before someone signs in, so that the people are requested at once then. */
const usersLoader = { preload: usersLoading.load, isLoaded: () => usersLoading.current().value !== undefined }
/** Rendered once the table's script is there, which has them. */
const unseenRowsScript = lazyScript(async () => {
  await UsersPage.preload()
  const { warmUpRows } = await import('./users/warmUpRows.tsx')
  warmUpRows()
  return true
})
const unseenRows = {
  preload: unseenRowsScript.load,
  isLoaded: () => unseenRowsScript.current().value !== undefined,
}

/** The route table. All pages load on demand. Which of them share a script is up to vite.config.ts. */
export function routes(queryClient: QueryClient): Route[] {
  return [
    {
      failure: (error) => <LoadFailure error={error} title="Roster could not start." />,
      children: [...signInRoutes(queryClient), appRoute(queryClient)],
    },
  ]
}

/** The pages outside of a session. */
function signInRoutes(queryClient: QueryClient): Route[] {
  const session = () => queryClient.fetchQuery(sessionQuery)
  const preloads = [AppShell, UsersPage, usersLoader, unseenRows]
  return [
    {
      path: '/sign-in',
      Component: lazyPart(async () => (await import('./session/SignInPage.tsx')).SignInPage, 'page'),
      preloads,
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
      preloads,
      next: '/users',
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
  const queryClient = useQueryClient()
  useEffect(() => afterPage(() => void startKeys(queryClient)), [queryClient])
  return <AppShell firstMinutes={<FirstMinutes />} />
}
/** Starts keys and commands. Roster also works without their script. */
async function startKeys(queryClient: QueryClient) {
  const loaded = await import('./keysAndCommands.ts').catch(() => null)
  loaded?.addKeysAndCommands(queryClient)
}

// Its script is that of the shell.
App.preload = AppShell.preload
App.isLoaded = AppShell.isLoaded

/** The app shell with all pages of a session. */
function appRoute(queryClient: QueryClient): Route {
  return {
    // A gate without a component, so that no script is loaded for whoever is led to the sign-in page.
    load({ location: { pathname, search, hash } }) {
      const enter = ({ signedIn, ended }: SessionState) =>
        signedIn ? restoreDrafts() : new Redirect(signInAddress(ended, pathname + search + hash))
      // Known after the first page: then the next one shows without waiting.
      const known = queryClient.getQueryData(sessionQuery.queryKey)
      return known ? enter(known) : queryClient.fetchQuery(sessionQuery).then(enter)
    },
    isPreparable: true,
    children: [{ Component: App, children: appPages(queryClient) }],
  }
}

function appPages(queryClient: QueryClient): Route[] {
  return [
    { index: true, load: () => new Redirect('/users') },
    {
      path: '/users',
      Component: UsersPage,
      preloads: [PersonPage, PersonParts],
      load: loadUsers(queryClient),
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
      failure: (error) => <LoadFailure error={error} title="The token’s permissions could not be loaded." />,
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
      Component: lazyPart(async () => (await import('./snapshots/SnapshotsPage.tsx')).SnapshotsPage, 'page'),
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
  ]
}

/** The loader of the users table, whose script is that of the page: without it, the page shows the failure. */
function loadUsers(queryClient: QueryClient): Loader {
  return (request) => {
    const loadNow = () => usersLoading.current().value?.(queryClient)(request)
    if (usersLoading.current().value) return loadNow()
    return queryClient
      .fetchQuery(sessionQuery)
      .then(({ signedIn }) => (signedIn ? usersLoading.load().then(loadNow) : undefined))
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
