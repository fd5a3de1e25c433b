import { ApiError } from '../api/error.ts'
import type { Api, Transport } from '../api/http.ts'
import type { Role, User } from '../api/schema.ts'
import { getUser } from '../api/users.ts'
import { operations } from '../operations/operations.ts'
import type { OperationRequest } from '../operations/operation.ts'
import { createChanges } from './changes.ts'
import { createDirectory } from './directory/directory.ts'
import { createFinder } from './find.ts'
import { createListing } from './listing.ts'
import type { Entry } from './journal/entry.ts'
import type { Desk, DeskEvents, UsersAnswer } from './interface.ts'
import { createJournal } from './journal/journal.ts'
import { createKnown } from './known.ts'
import { createPages, type PageRequest } from './pages.ts'
import { type Outcome, perform } from './perform.ts'
import { createPlanning } from './planning.ts'
import { createRoles, type RolesAnswer } from './roles.ts'
import { createSelecting } from './selecting.ts'
import { createSession, trialSize } from './session.ts'
import { undo } from './undo.ts'

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
        // What was done is still to be seen, and saved, after a session that ended by itself.
        if (state.ended !== 'expired') journal.forget()
        known.forget()
        pages.forget()
        directory.forget()
        finder.forget()
        changes.forget()
        roles.forget()
        listing.forget()
        // After a session that ended by itself they can be gone on with.
        if (state.ended !== 'expired') planning.forget()
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

  /** The organization, as far as its roles tell; kept over a session that ended by itself. */
  let organization: string | null = null
  const takeRoles = (listed: Role[]): RolesAnswer => {
    const told = listed[0]?.organizationId ?? null
    if (organization !== null && told !== null && told !== organization) {
      // Another one was signed in to: what was done and planned before is nobody's business there.
      journal.forget()
      planning.forget()
    }
    organization = told ?? organization
    return roles.answer(listed, directory.roleIds())
  }
  const listing = createListing({
    directory,
    roles: roles.listed,
    wait: transport.wait,
    within: (ask) => within(ask),
    plan: (request, signal) => planning.methods.plan(request, signal),
  })

  const known = createKnown()
  const selecting = createSelecting({
    directory,
    known: known.get,
    lacks: () => session.state().lacks,
    wait: transport.wait,
    within: (ask) => within(ask),
  })
  const journal = createJournal({ now, roles: roles.listed, changed: (state) => tell('journal', state) })

  /** Takes in people as they were read. */
  const see = (users: readonly User[]) => {
    known.see(users)
    directory.see(users)
  }
  /** People were read in the session of this API, outside of the lists: every tab is told. */
  const seen = (api: Api, users: readonly User[]) => {
    if (users.length === 0 || !session.isCurrent(api)) return
    for (const user of users) changes.note(user)
    tell('users', [...users])
    see(users)
  }

  /**
   * Carries out one operation and writes it down: every one passes here. `told` gets the person whenever they were read;
   * `before` is the person as read right before, where that was done. Throws ApiError.
   */
  const carryOut = async (
    api: Api,
    request: OperationRequest,
    told: (user: User) => void,
    before: User | null = null,
    undoes: number | null = null,
  ): Promise<Outcome & { entry: Entry }> => {
    const entry = journal.begin(api, { request, before: before ?? known.get(request.userId), undoes })
    const heard = (user: User) => {
      entry.seen(user)
      told(user)
    }
    try {
      const outcome = await perform(entry.http, request, heard, before)
      return { ...outcome, entry: entry.end({ outcome }) }
    } catch (error) {
      entry.end({ error })
      const { permission } = operations[request.operation]
      // The token reads users, so it has can_manage_users: a 403 teaches only what reading can't show.
      const forbidden = error instanceof ApiError && error.kind === 'forbidden'
      if (forbidden && permission === 'can_reset_2fa' && session.isCurrent(api)) {
        session.lack(permission)
      }
      throw error
    }
  }

  const planning = createPlanning({
    api: () => session.api(),
    perform: carryOut,
    seen,
    lacks: () => session.state().lacks,
    roles: roles.listed,
    listRoles: async (signal) => {
      takeRoles(await within((api) => roles.read(api, signal)))
    },
    directory,
    wait: transport.wait,
    now,
    changed: (state) => tell('plan', state),
  })

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
    see(users)
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
      known.see(users)
      const more = request.page * request.size < total
      return { users, unreadable: 0, total, more, found: { list: isList, notFound, terms } }
    },

    count: (question) => within(() => directory.count(question)),

    ...selecting,

    async user({ userId }, signal) {
      pages.unprime()
      const mark = changes.mark()
      const user = changes.newest(await within((api) => getUser(api, userId, signal)), mark)
      roles.note([user])
      see([user])
      return user
    },

    async roles(_, signal) {
      const listed = await within((api) => roles.read(api, signal))
      return takeRoles(listed)
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
      within(async () => {
        const { writeFile } = await import('./export/export.ts')
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
      const { entry, user, known: how } = await carryOut(api, request, (person) => seen(api, [person]))
      return { user, known: how, undo: entry.inverse && entry.n }
    },

    undo({ entry: n }) {
      const api = session.api()
      const told = (user: User) => seen(api, [user])
      return undo(api, n, {
        journal,
        roles: roles.listed,
        seen: told,
        carryOut: async (request, before) => (await carryOut(api, request, told, before, n)).entry,
      })
    },

    activity(request) {
      // Throws where nobody is signed in.
      session.api()
      return journal.activity(request)
    },

    journal: journal.state,

    journalFile() {
      session.api()
      return journal.file()
    },

    reminded: journal.keep,

    ...listing.methods,
    ...planning.methods,

    /** Forgets everything, as when the last tab has gone. */
    forget: () => session.end(null),
  }
}
