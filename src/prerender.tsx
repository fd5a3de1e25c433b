import { QueryClient } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import type { SessionState } from './desk/session/sessionState.ts'
import { sessionQuery } from './organization/queries.ts'
import { routes } from './routes.tsx'
import { createRouter } from './routing/router.ts'

/** No session, and no attempt to sign in through the proxy: nothing is asked at build time. */
const session: SessionState = {
  signedIn: false,
  ended: 'signedOut',
  lockedBy: null,
  mode: 'live',
  hint: null,
  people: null,
  lacks: [],
}

/** Returns the sign-in page as HTML, as React takes it over in the browser. Runs at build time (server/signInForm.ts). */
export async function signInHtml(): Promise<string> {
  const queryClient = new QueryClient()
  queryClient.setQueryData(sessionQuery.queryKey, session)
  const router = createRouter(routes(queryClient), '/', windowAt('/sign-in'))
  await new Promise<void>((resolve) => {
    router.subscribe(() => router.state().shown && resolve())
  })
  const app = <App queryClient={queryClient} router={router} scroll={{ restore: () => {} }} />
  // React writes the title into the head by itself. Boot focuses the field, which is hidden at first.
  return renderToString(app)
    .replace(/<title>[^<]*<\/title>/, '')
    .replace(/ autofocus=""/i, '')
}

/** As much of a window as the router needs to show one page. */
function windowAt(pathname: string): Window {
  const history = { state: null, replaceState: () => {} }
  const location = { pathname, search: '', hash: '', origin: 'https://roster.invalid' }
  return { history, location, addEventListener: () => {} } as unknown as Window
}
