import type { SessionState } from '../desk/session/sessionState.ts'

/*
 * The sign-in form that stands in the page before React has loaded (server/signInForm.ts). It can be typed into at once;
 * what is pressed is done once React has taken it over. Its field is the browser's own: the token is nowhere else.
 */

/** Null in development, where the form is not rendered beforehand. */
function container(): HTMLElement | null {
  const element = document.getElementById('sign-in')
  return element?.firstElementChild ? element : null
}

/** Without it the field would have to be one for passwords (TokenForm.tsx). */
const canMaskText = CSS.supports('-webkit-text-security', 'disc')

/** Whether the form is the one in the page. Another one says what has ended, or needs no token. */
export function isStaticForm({
  signedIn,
  ended,
  mode,
}: Pick<SessionState, 'signedIn' | 'ended' | 'mode'>): boolean {
  const isFirst = ended === null || ended === 'signedOut'
  return !signedIn && isFirst && mode !== 'proxy' && canMaskText
}

/** The button that was pressed last, while nothing could be done yet. */
let pressed: HTMLButtonElement | null = null

/** Hides the message that the page shows if its first script doesn't come (ui/outline.css). */
export function hideLoadFailure() {
  const message = document.getElementById('not-started')
  if (!message) return
  message.hidden = true
  message.className = ''
}

/** Says that Roster could not start, in place of the form or the outline: neither could ever be used. */
function showLoadFailure() {
  const message = document.getElementById('not-started')
  if (!message) return
  removeStaticForm()
  document.getElementById('root')?.remove()
  message.hidden = false
  message.querySelector('a')?.focus()
}
// Boot reports it if the scripts of a page can't be loaded.
addEventListener('error', showLoadFailure)

/** Shows the form. Call it once the document is parsed. Returns whether there is one. */
export function showStaticForm(): boolean {
  const form = container()
  if (!form) return false
  form.hidden = false
  form.querySelector('input')?.focus()
  // Enter in the field is a click on the button too.
  form.addEventListener('click', keepPress, { capture: true })
  for (const type of ['copy', 'cut', 'dragstart']) form.addEventListener(type, prevent)
  return true
}

/** Returns the form if it is shown, for React to take over. */
export function shownStaticForm(): HTMLElement | null {
  const form = container()
  return form?.hidden === false ? form : null
}

/** Stops waiting for React. Call it when React renders the first page, which shows its failures itself. */
export function handOver() {
  removeEventListener('error', showLoadFailure)
}

/** Removes the form, because another page is coming. */
export function removeStaticForm() {
  pressed = null
  document.getElementById('sign-in')?.remove()
}

/** Does what was pressed. Call it once React has taken the form over. */
export function releasePress() {
  const form = container()
  if (!form) return
  form.removeEventListener('click', keepPress, { capture: true })
  for (const type of ['copy', 'cut', 'dragstart']) form.removeEventListener(type, prevent)
  const button = pressed
  pressed = null
  if (!button) return
  // As React has rendered it.
  delete button.dataset.loading
  button.click()
}

function keepPress(event: Event) {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (!button) return
  event.preventDefault()
  // Neither does React, which takes over in steps.
  event.stopImmediatePropagation()
  if (pressed) delete pressed.dataset.loading
  pressed = button
  // Shown by buttons of text.
  button.dataset.loading = 'true'
}

const prevent = (event: Event) => event.preventDefault()
