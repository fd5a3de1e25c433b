import { ApiError } from '../api/error.ts'
import type { Api, Transport } from '../api/http.ts'
import type { User } from '../api/schema.ts'
import { getUser } from '../api/users.ts'
import { operations } from '../operations/operations.ts'
import type { OperationRequest } from '../operations/operation.ts'
import { createChanges } from './changes.ts'
import { createDirectory } from './directory/directory.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, Question } from './directory/types.ts'
import { type Exported, type ExportRequest, writeFile } from './export/export.ts'
import { createFinder } from './find.ts'
import { createPages, type PageRequest, type UsersPage } from './pages.ts'
import { type Outcome, perform } from './perform.ts'
import { createRoles, type RolesAnswer } from './roles.ts'
import { createSession, type SessionState, trialSize } from './session.ts'

/** What a page may ask of the desk. No method gives the token, and none takes a path. All throw ApiError. */
export interface Desk {
  session: () => SessionState
  /** Tries a pasted token (null: the last one again). Gives what was taken off the pasted text. */
  signIn: (input: { pasted: string | null }, signal: AbortSignal) => Promise<{ removed: string[] }>
  signInToDemo: (input: null, signal: AbortSignal) => Promise<void>
  signOut: () => void
  /** A page of the API's own list, or of the answer to a question. */
  users: (request: UsersRequest, signal: AbortSignal) => Promise<UsersAnswer>
  /** How many people a question would find. */
  count: (question: Question) => Promise<DirectoryCount>
  user: (input: { userId: string }, signal: AbortSignal) => Promise<User>
  roles: (input: null, signal: AbortSignal) => Promise<RolesAnswer>
  /** How far reading everyone is. */
  directory: () => DirectoryProgress
  /** Steers reading everyone; `auto` starts it where it costs few calls. */
  read: (what: 'auto' | 'start' | 'pause' | 'cancel') => void
  /** A file of everyone here who matches, in the order shown. The page that asked gets it without reading it. */
  export: (request: ExportRequest, signal: AbortSignal) => Promise<Exported>
  /** Goes on although the asking page is gone: a write under way is seen to its end. */
  perform: (request: OperationRequest) => Promise<Outcome>
}

/** What the desk tells every attached page. */
export interface DeskEvents {
  session: SessionState
  /** These people were read anew, by an operation that was done or by one that was not. */
  users: User[]
  directory: DirectoryProgress
}

interface UsersRequest extends PageRequest {
  /** Null for the API's own list. */
  question: Question | null
}

export interface UsersAnswer extends UsersPage {
  /** What a question was taken for; null without one. */
  found: Pick<DirectoryAnswer, 'list' | 'notFound' | 'terms'> | null
}

interface Surroundings {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  tell: <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Up to so many people are read without being asked. */
const few = 5000

/** The desk: everything that outlives a tab and hides from it. */
export function createDesk({
  transport,
  loadDemo,
  tell,
  now = Date.now,
}: Surroundings): Desk & { forget: () => void } {
  const session = createSession({
    transport,
    loadDemo,
    changed(state) {
      if (!state.signedIn) {
        pages.forget()
        directory.forget()
        finder.forget()
        changes.forget()
        roles.forget()
      }
      tell('session', state)
    },
  })
  const pages = createPages(() => session.api())
  const changes = createChanges()
  const roles = createRoles()
  const directory = createDirectory({
    api: () => session.api(),
    roles: roles.listed,
    changes,
    wait: transport.wait,
    now,
    changed: (progress) => tell('directory', progress),
  })
  const finder = createFinder(directory)

  /** Asks within the session that is on; an answer that comes after its end is refused, as the API would. */
  const within = async <T>(ask: (api: Api) => Promise<T>): Promise<T> => {
    const api = session.api()
    const answer = await ask(api)
    if (!session.isCurrent(api)) throw new ApiError({ kind: 'unauthorized' })
    return answer
  }

  const list = async (request: PageRequest, signal: AbortSignal): Promise<UsersAnswer> => {
    const mark = changes.mark()
    const answer = await within(() => pages.get(request, signal))
    const users = answer.users.map((user) => changes.newest(user, mark))
    roles.note(users)
    session.count(answer.total)
    directory.see(users)
    return { ...answer, users, found: null }
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

    async users({ question, ...request }, signal) {
      if (question === null) return list(request, signal)
      pages.unprime()
      const query = { ...question, ...request }
      const { users, total, ...found } = await within((api) => finder.find(api, query, signal))
      const { list: isList, notFound, terms } = found
      const more = request.page * request.size < total
      return { users, unreadable: 0, total, more, found: { list: isList, notFound, terms } }
    },

    count: (question) => within(() => directory.count(question)),

    async user({ userId }, signal) {
      pages.unprime()
      const mark = changes.mark()
      const user = changes.newest(await within((api) => getUser(api, userId, signal)), mark)
      roles.note([user])
      directory.see([user])
      return user
    },

    async roles(_, signal) {
      const listed = await within((api) => roles.read(api, signal))
      return roles.answer(listed, directory.roleIds())
    },

    directory: directory.progress,

    read(what) {
      const { signedIn, people } = session.state()
      const { state } = directory.progress()
      if (!signedIn) return
      if (what === 'pause') directory.pause()
      else if (what === 'cancel') directory.cancel()
      else if (what === 'start' || (state === 'idle' && people !== null && people <= few)) directory.start()
    },

    export: (request, signal) =>
      within(() => {
        const source = {
          people: directory.everyone(request.question),
          progress: directory.progress(),
          roles: roles.listed(),
          isDemo: session.state().mode === 'demo',
          at: now(),
        }
        return writeFile(request, source, signal)
      }),

    async perform(request) {
      const api = session.api()
      const seen = (user: User) => {
        if (!session.isCurrent(api)) return
        changes.note(user)
        tell('users', [user])
        directory.see([user])
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
