import type { QueryClient } from '@tanstack/react-query'
import { usersLoaderScript } from './firstImports.ts'
import { UsersPage } from './firstScripts.ts'
import { sessionQuery } from './organization/queries.ts'
import { type Loader, Redirect, type Route } from './routing/route.ts'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { isApiError } from './ui/explain.ts'
import { lazyPart } from './ui/lazyPart.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'
import { pageWithLoader } from './ui/pageWithLoader.ts'
import { personLoader } from './users/personLoader.ts'

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

/** The pages of a session, by their addresses. */
export function appPages(queryClient: QueryClient): Route[] {
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
    const loadNow = () => usersLoaderScript.current().value?.(queryClient)(request)
    if (usersLoaderScript.current().value) return loadNow()
    return queryClient
      .fetchQuery(sessionQuery)
      .then(({ signedIn }) => (signedIn ? usersLoaderScript.load().then(loadNow) : undefined))
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
