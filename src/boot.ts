import './ui/theme.css'
import './ui/base.css'
// Those of the sign-in form, which stands in the page, and the little that React's first script would bring.
import './ui/Button.module.css'
import './ui/CloseButton.module.css'
import './ui/Failure.module.css'
import './ui/Field.module.css'
import './ui/StatusMessage.module.css'
import './session/SignInPage.module.css'
import { askEarly, attachEarly, isDeskRunning } from './desk/port/client.ts'
import { firstCalls } from './firstCalls.ts'
import { appShellScript, usersLoaderScript, usersPageScript } from './firstImports.ts'
import { hideLoadFailure, showLoadFailure } from './loadFailure.ts'
import { nextPaint } from './nextPaint.ts'
import { startColorScheme } from './preferences/colorScheme.ts'
import { isSignInPath, pathInApp } from './session/signInAddress.ts'
import { isStaticForm, removeStaticForm, showStaticForm } from './session/staticForm.ts'

/*
 * The page's first script. Starts the desk's worker, and asks it for the session and for what the address shows, without
 * waiting for anything: the loaders take these answers over (desk/port/earlyCalls.ts). Loads all other scripts once it is
 * known which page is coming. The desk's answer says that. Mostly something else says it earlier: that no desk is older than
 * this page, or that a page of the app is being reloaded. If the desk then says otherwise, that page comes instead.
 */

const path = pathInApp(location.pathname, import.meta.env.BASE_URL)
// This script doesn't wait for the document.
const parsed = new Promise<unknown>((resolve) => {
  if (document.readyState !== 'loading') resolve(null)
  document.addEventListener('DOMContentLoaded', resolve)
})

const [visit] = performance.getEntriesByType('navigation')
/** How the user came here; null where the browser doesn't tell. */
const visitType = visit instanceof PerformanceNavigationTiming ? visit.type : null

attachEarly().then(
  (session) => {
    if (session.signedIn) {
      // Taken over by session/draftsOverReload.ts.
      void askEarly('hasDrafts', undefined)
      return showApp()
    }
    // Taken over by session/proxyToken.ts.
    if (session.ended === null) void askEarly('signInThroughProxy', {})
    return parsed.then(() => showForm(session))
  },
  // The page reports that the desk could not be started.
  loadMain,
)
// Without an older desk nobody can be signed in, so the form need not wait for the worker to start. (After a reload the
// session may come back in other ways.)
if (visitType === 'navigate')
  isDeskRunning().then(
    (isRunning) =>
      isRunning ? undefined : parsed.then(() => showForm({ signedIn: false, ended: null, mode: 'live' })),
    // Storage is blocked.
    () => {},
  )
// Without a session these calls fail at once, in the desk. The event of a session that begins discards their answers.
for (const { method, input } of firstCalls()) void askEarly(method, input)
startColorScheme()
void parsed.then(hideLoadFailure)
// A page of the app that is reloaded was only there for someone signed in. So its script need not wait for the desk.
if (visitType === 'reload' && !isSignInPath(path)) showApp()

/** Shows the app's outline, and loads the scripts that all pages of the app need. */
function showApp() {
  // Another tab may have signed in just now.
  removeStaticForm()
  document.documentElement.dataset.coming = 'app'
  loadMain()
  // Where they can't load, the router tells so.
  for (const { load } of [usersPageScript, appShellScript, usersLoaderScript]) void load()
}

let isFormComing = false

/** Shows the form that stands in the page, or the outline of another one. Loads its scripts once it is painted. */
function showForm(session: Parameters<typeof isStaticForm>[0]) {
  if (isFormComing) return
  isFormComing = true
  if (!isStaticForm(session) || !showStaticForm()) document.documentElement.dataset.coming = 'form'
  void nextPaint().then(() => {
    loadMain()
    import('./session/SignInPage.tsx').catch(() => {})
  })
}

/** Loads React and the router, which show the page. */
function loadMain() {
  import('./main.tsx').catch((error) => {
    reportError(error)
    // The message is at the end of the document.
    return parsed.then(showLoadFailure)
  })
}
