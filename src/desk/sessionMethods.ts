import { ApiError } from '../api/error.ts'
import type { UserPage } from '../api/schema.ts'
import { lazy } from './async/lazy.ts'
import type { UserMethods, UsersAnswer } from './directory/userMethods.ts'
import type { SessionMethods, SignInResult } from './interface.ts'
import type { Journal } from './journal/journal.ts'
import type { Organization } from './organization.ts'
import type { PlanMethods } from './plan/planMethods.ts'
import { loadSignInParts } from './session/loadSignInParts.ts'
import { firstPageSize } from './session/openSession.ts'
import type { Session } from './session/session.ts'

interface Dependencies {
  session: Session
  pages: Organization['pages']
  users: UserMethods['users']
  /** Called with the first page of the table as soon as someone has signed in. */
  listed: (answer: UsersAnswer) => void
  plans: PlanMethods['plans']
  journal: Journal
  /** Requests the file with the server's settings. Without it there are none. */
  loadSettings: ((signal: AbortSignal) => Promise<Response>) | undefined
}

/** Creates the methods for signing in, signing out and locking. */
export function createSessionMethods({
  session,
  pages,
  users,
  listed,
  plans,
  journal,
  loadSettings,
}: Dependencies): SessionMethods {
  const settings = lazy(async () => (await loadSignInParts()).readServedSettings(loadSettings))
  const resultOf = async (first: UserPage | null): Promise<SignInResult> => {
    if (first === null) {
      return { is: 'other', operations: journal.state().entries, plans: (await plans()).length }
    }
    const request = { page: 1, size: firstPageSize, query: null }
    // Every tab shows it next, and need not ask for it. It is there already, so this fails only if the session has ended.
    if (pages.prime(first, firstPageSize))
      await users(request, new AbortController().signal).then(listed, () => {})
    return { is: 'signedIn' }
  }
  return {
    session: session.state,

    async signIn(input, signal) {
      const { first, removed } = await session.signIn(input, signal)
      return { ...(await resultOf(first)), removed }
    },

    signInToDemo: async (input, signal) => resultOf(await session.signInToDemo(input, signal)),
    servedSettings: settings.get,

    async signInThroughProxy(input, signal) {
      const { serverSignsIn } = await settings.get()
      if (serverSignsIn === false) throw new ApiError({ kind: 'unauthorized' })
      return resultOf(await session.signInThroughProxy(input, signal))
    },
    signOut: () => session.end('signedOut'),
    lock: () => session.lock('manual'),
    reportActivity: session.locking.active,
    setLocking: session.locking.set,
    permissions: session.permissions,
  }
}
