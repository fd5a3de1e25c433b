import { desk } from '../desk/port/client.ts'

/** How long the sign-in page waits for the server's answer before it shows the token field. */
const timeoutMs = 300

let attempt: Promise<unknown> | undefined

/**
 * Tries once to sign in with a token that the server adds. Resolves when that is decided, or after a moment; a later
 * success still leads into the app, because the session changes.
 */
export async function tryProxyToken(): Promise<void> {
  attempt ??= desk.signInThroughProxy({}).catch(() => {})
  await Promise.race([attempt, new Promise((resolve) => setTimeout(resolve, timeoutMs))])
}
