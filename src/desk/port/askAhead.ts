import type { Transport } from '../../api/http.ts'
import type { Desk } from '../interface.ts'
import { createEarlyCalls } from './earlyCalls.ts'

type Reading = Pick<Desk, 'users' | 'user' | 'roles'>

/** A call with which a page begins. */
export type FirstCall = {
  [M in keyof Reading]: { method: M; input: Parameters<Reading[M]>[0] }
}[keyof Reading]

/** How long a reloaded page has to take over what was asked for it, in milliseconds. */
const takeOverMs = 2000

/** Asks the API what a page that is left needs first if it is being reloaded, before the browser has its document. */
export function createAskAhead(
  { users, user, roles, session }: Reading & Pick<Desk, 'session'>,
  delay: Transport['delay'],
) {
  const early = createEarlyCalls<Reading>({ users, user, roles })
  let expiry = new AbortController()
  return {
    /** Makes the calls at once. Without a session it does nothing. */
    ask(calls: readonly FirstCall[]) {
      if (calls.length === 0 || !session().signedIn) return
      for (const { method, input } of calls) void early.start(method, input)
      // Of a page that was left just before: these calls have their own time.
      expiry.abort()
      expiry = new AbortController()
      delay(takeOverMs, expiry.signal).then(early.forget, () => {})
    },
    /** Forgets the answers, because they are outdated. */
    forget: early.forget,
    /** The desk's methods, which take an answer over. */
    users: early.remote.users,
    user: early.remote.user,
    roles: early.remote.roles,
  }
}
