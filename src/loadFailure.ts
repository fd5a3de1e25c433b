import { removeStaticForm } from './session/staticForm.ts'

/** The message of index.html that Roster could not start. Null until the document is parsed so far. */
const message = () => document.getElementById('not-started')

/** Hides the message, which the page shows by itself if its first script doesn't come (ui/outline.css). */
export function hideLoadFailure() {
  const element = message()
  if (!element) return
  element.hidden = true
  element.className = ''
}

/** Shows the message in place of the form or the outline: neither could ever be used. */
export function showLoadFailure() {
  const element = message()
  if (!element) return
  removeStaticForm()
  document.getElementById('root')?.remove()
  element.hidden = false
  element.querySelector('a')?.focus()
}
