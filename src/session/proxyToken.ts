import { desk } from '../desk/port/client.ts'

/** So long a page waits for the answer before it asks for a token, in milliseconds. */
const patience = 300

let asked: Promise<unknown> | undefined

/**
 * Asks, once, whether whoever serves Roster adds the token: then no one need give it. Resolves when that is known, or
 * after a moment; who is signed in later is led on all the same.
 */
export async function askProxyToken(): Promise<void> {
  asked ??= desk.signInThroughProxy({}).catch(() => {})
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))])
}
