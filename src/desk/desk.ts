import { ApiError } from '../api/error.ts'
import type { Api, Transport } from '../api/http.ts'
import { getRoles } from '../api/roles.ts'
import type { Role, User } from '../api/schema.ts'
import { getUser } from '../api/users.ts'
import { operations } from '../operations/operations.ts'
import type { OperationRequest } from '../operations/operation.ts'
import { createChanges } from './changes.ts'
import { createPages, type PageRequest, type UsersPage } from './pages.ts'
import { type Outcome, perform } from './perform.ts'
import { createSession, type SessionState, trialSize } from './session.ts'

/** What a page may ask of the desk. No method gives the token, and none takes a path. All throw ApiError. */
export interface Desk {
  session: () => SessionState
  /** Tries a pasted token (null: the last one again). Gives what was taken off the pasted text. */
  signIn: (input: { pasted: string | null }, signal: AbortSignal) => Promise<{ removed: string[] }>
  signInToDemo: (input: null, signal: AbortSignal) => Promise<void>
  signOut: () => void
  users: (page: PageRequest, signal: AbortSignal) => Promise<UsersPage>
  user: (input: { userId: string }, signal: AbortSignal) => Promise<User>
  roles: (input: null, signal: AbortSignal) => Promise<RolesAnswer>
  /** Goes on although the asking page is gone: a write under way is seen to its end. */
  perform: (request: OperationRequest) => Promise<Outcome>
}

/** What the desk tells every attached page. */
export interface DeskEvents {
  session: SessionState
  /** These people were read anew, by an operation that was done or by one that was not. */
  users: User[]
}

export interface RolesAnswer {
  /** With their names, in the API's order; empty where it has no such endpoint. */
  listed: Role[]
  /** Ids of roles that people have and the list has not. */
  unlisted: string[]
}

interface Surroundings {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  tell: <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => void
}

/** The desk: everything that outlives a tab and hides from it. */
export function createDesk({ transport, loadDemo, tell }: Surroundings): Desk & { forget: () => void } {
  const session = createSession({
    transport,
    loadDemo,
    changed(state) {
      if (!state.signedIn) {
        pages.forget()
        changes.forget()
        seenRoles.clear()
      }
      tell('session', state)
    },
  })
  const pages = createPages(() => session.api())
  const changes = createChanges()
  const seenRoles = new Set<string>()

  const noteRoles = (users: User[]) => {
    for (const { roleId } of users) if (roleId !== null) seenRoles.add(roleId)
  }

  /** Asks within the session that is on; an answer that comes after its end is refused, as the API would. */
  const within = async <T>(ask: (api: Api) => Promise<T>): Promise<T> => {
    const api = session.api()
    const answer = await ask(api)
    if (!session.isCurrent(api)) throw new ApiError({ kind: 'unauthorized' })
    return answer
  }

  const listRoles = async (api: Api, signal: AbortSignal): Promise<Role[]> => {
    try {
      return await getRoles(api, signal)
    } catch (error) {
      // Only the vendor's document names this endpoint: without it people are managed by the ids of their roles.
      if (error instanceof ApiError && error.kind === 'notFound') return []
      throw error
    }
  }

  return {
    session: session.state,

    async signIn({ pasted }, signal) {
      const { first, removed } = await session.signIn(pasted, signal)
      pages.prime(first, trialSize)
      return { removed }
    },

    async signInToDemo(_, signal) {
      pages.prime(await session.signInToDemo(signal), trialSize)
    },

    signOut: () => session.end('signedOut'),

    async users(page, signal) {
      const mark = changes.mark()
      const answer = await within(() => pages.get(page, signal))
      noteRoles(answer.users)
      session.count(answer.total)
      return { ...answer, users: answer.users.map((user) => changes.newest(user, mark)) }
    },

    async user({ userId }, signal) {
      pages.unprime()
      const mark = changes.mark()
      const user = await within((api) => getUser(api, userId, signal))
      noteRoles([user])
      return changes.newest(user, mark)
    },

    async roles(_, signal) {
      const listed = await within((api) => listRoles(api, signal))
      const known = new Set(listed.map((role) => role.id))
      return { listed, unlisted: [...seenRoles].filter((id) => !known.has(id)) }
    },

    async perform(request) {
      const api = session.api()
      const seen = (user: User) => {
        if (!session.isCurrent(api)) return
        changes.note(user)
        tell('users', [user])
      }
      try {
        return await perform(api, request, seen)
      } catch (error) {
        const { permission } = operations[request.operation]
        // The token reads users, so it has can_manage_users: a 403 teaches only what reading can't show.
        const forbidden = error instanceof ApiError && error.kind === 'forbidden'
        if (forbidden && permission === 'can_reset_2fa' && session.isCurrent(api)) {
          session.lack(permission)
        }
        throw error
      }
    },

    /** Forgets everything, as when the last tab has gone. */
    forget: () => session.end(null),
  }
}
