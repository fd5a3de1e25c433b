import { desk } from '../desk/port/client.ts'

let hasTried = false

/**
 * Tries to sign in with a token that the server adds: once, and again after a session that began this way. A success leads into
 * the app, because the session changes.
 */
export function tryProxyToken() {
  if (hasTried) return
  hasTried = true
  const begun = () => {
    hasTried = false
  }
  desk.signInThroughProxy({}).then(begun, () => {})
}
