import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { appPages } from './appPages.tsx'
import type { SessionState } from './desk/session/sessionState.ts'
import { AppShell } from './firstScripts.ts'
import { sessionQuery } from './organization/queries.ts'
import { afterPage } from './routing/afterPage.ts'
import { Redirect, type Route } from './routing/route.ts'
import { restoreDrafts } from './session/draftsOverReload.ts'
import { signInAddress } from './session/signInAddress.ts'
import { signInRoutes } from './signInRoutes.ts'
import { lazyPart } from './ui/lazyPart.tsx'
import { LoadFailure } from './ui/LoadFailure.tsx'

const FirstMinutes = lazyPart(async () => (await import('./users/FirstMinutes.tsx')).FirstMinutes, 'none')

/** The route table. All pages load on demand. Which of them share a script is up to vite.config.ts. */
export function routes(queryClient: QueryClient): Route[] {
  return [
    {
      failure: (error) => <LoadFailure error={error} title="Roster could not start." />,
      children: [...signInRoutes(queryClient), appRoute(queryClient)],
    },
  ]
}

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
    children: [{ Component: Shell, children: appPages(queryClient) }],
  }
}

/** The app shell. What it shows of the pages comes from here, since it stands below them. */
function Shell() {
  const queryClient = useQueryClient()
  useEffect(() => afterPage(() => void startKeys(queryClient)), [queryClient])
  return <AppShell firstMinutes={<FirstMinutes />} />
}

// Its script is that of the shell.
Shell.load = AppShell.load
Shell.isLoaded = AppShell.isLoaded

/** Starts keys and commands. Roster also works without their script. */
async function startKeys(queryClient: QueryClient) {
  const loaded = await import('./keysAndCommands.ts').catch(() => null)
  loaded?.addKeysAndCommands(queryClient)
}
