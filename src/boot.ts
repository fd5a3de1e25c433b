import { askEarly, attachEarly, forgetEarly } from './desk/port/client.ts'
import { isUuid } from './operations/person.ts'
import { startColorScheme } from './preferences/colorScheme.ts'
import { isSignInPath, pathInApp } from './session/signInAddress.ts'
import { readListState, usersRequest } from './users/listState.ts'

/*
 * Runs while all other scripts still load: starts the desk's worker, and asks it for the session and for what the address
 * shows, without waiting for anything. The loaders take these answers over (desk/port/earlyCalls.ts).
 */

attachEarly().then(
  ({ signedIn, ended }) => {
    if (signedIn) return showApp()
    // Those calls failed, which must not be taken over after signing in.
    forgetEarly()
    showOutline('form')
    // Needed next. Where it can't load, the router tells so.
    import('./session/SignInPage.tsx').catch(() => {})
    // Taken over by session/proxyToken.ts.
    if (ended === null) void askEarly('signInThroughProxy', {})
  },
  // The page reports that the desk could not be started.
  () => {},
)
askForPage()
startColorScheme()
// A page of the app that is reloaded was only there for someone signed in. So its script need not wait for the desk.
const [visit] = performance.getEntriesByType('navigation')
const isReload = visit instanceof PerformanceNavigationTiming && visit.type === 'reload'
if (isReload && !isSignInPath(pathInApp(location.pathname, import.meta.env.BASE_URL))) showApp()

/** Asks for what the page at this address needs first. Without a session these calls fail at once, in the desk. */
function askForPage() {
  const path = pathInApp(location.pathname, import.meta.env.BASE_URL).toLowerCase()
  const [, userId] = /^\/users\/([^/]+)\/?$/.exec(path) ?? []
  if (path === '/' || /^\/users\/?$/.test(path)) {
    // The start page leads to the table without any parameters. As in the table's loader, the fragment does not count.
    const { listState } = readListState(path === '/' ? '' : location.search)
    void askEarly('users', usersRequest(listState))
  } else if (userId !== undefined && isUuid(userId)) void askEarly('user', { userId })
  else return
  void askEarly('roles', null)
}

/** Shows the app's outline, and loads the script that all pages of the app need. */
function showApp() {
  showOutline('app')
  // Where it can't load, the router tells so.
  import('./users/UsersPage.tsx').catch(() => {})
}

/** Shows the outline of the page that is coming (ui/outline.css), until React renders the page itself. */
function showOutline(page: 'app' | 'form') {
  document.documentElement.dataset.coming = page
}
