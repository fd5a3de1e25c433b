import type { SessionState } from '../desk/session/sessionState.ts'

/*
 * The sign-in form that is in the page before React has loaded (server/signInForm.ts). Its field can be typed into
 * immediately. A pressed button acts once React has taken the form over. The token is in the field and nowhere else.
 */

/** Null in development, where the form is not rendered beforehand. */
function container(): HTMLElement | null {
  const element = document.getElementById('sign-in')
  return element?.firstElementChild ? element : null
}

/**
 * Whether CSS can mask the token. Otherwise the field has to be a password field, or the token could be read over the
 * shoulder. True at build time: this form is shown only in browsers that can.
 */
export const canMaskText = globalThis.CSS?.supports('-webkit-text-security', 'disc') ?? true

/**
 * Whether this form fits the session. After a session has expired, or with a token from the server, another one is
 * shown.
 */
export function isStaticForm({
  signedIn,
  ended,
  mode,
}: Pick<SessionState, 'signedIn' | 'ended' | 'mode'>): boolean {
  const isFirst = ended === null || ended === 'signedOut'
  return !signedIn && isFirst && mode !== 'proxy' && canMaskText
}

/** The button that was pressed last before React could react to it. */
let pressed: HTMLButtonElement | null = null

/** Shows the form. Call it once the document is parsed. Returns whether there is one. */
export function showStaticForm(): boolean {
  const form = container()
  if (!form) return false
  form.hidden = false
  form.querySelector('input')?.focus()
  // Enter in the field also clicks the button.
  form.addEventListener('click', keepPress, { capture: true })
  for (const type of ['copy', 'cut', 'dragstart']) form.addEventListener(type, prevent)
  return true
}

/** Returns the form if it is shown, for React to take over. */
export function shownStaticForm(): HTMLElement | null {
  const form = container()
  return form?.hidden === false ? form : null
}

/** Removes the form, because another page is coming. */
export function removeStaticForm() {
  pressed = null
  document.getElementById('sign-in')?.remove()
}

/** Clicks the button that was pressed meanwhile. Call it once React has taken the form over. */
export function releasePress() {
  const form = container()
  if (!form) return
  form.removeEventListener('click', keepPress, { capture: true })
  for (const type of ['copy', 'cut', 'dragstart']) form.removeEventListener(type, prevent)
  const button = pressed
  pressed = null
  if (!button) return
  // Back to what React has rendered.
  delete button.dataset.loading
  button.click()
}

function keepPress(event: Event) {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (!button) return
  event.preventDefault()
  // React, which takes over in steps, must not see it either.
  event.stopImmediatePropagation()
  if (pressed) delete pressed.dataset.loading
  pressed = button
  // Text buttons show a spinner for it.
  button.dataset.loading = 'true'
}

const prevent = (event: Event) => event.preventDefault()
