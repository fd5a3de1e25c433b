import { desk } from '../desk/port/client.ts'

let hasTried = false

/** Tries once to sign in with a token that the server adds. A success leads into the app, because the session changes. */
export function tryProxyToken() {
  if (hasTried) return
  hasTried = true
  desk.signInThroughProxy({}).catch(() => {})
}
