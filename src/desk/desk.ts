import { ApiError } from '../api/error.ts'
import type { Api, Transport } from '../api/http.ts'
import type { Role, User, UserPage } from '../api/schema.ts'
import { getUser } from '../api/users.ts'
import type { CarryOut } from './operate/executeAndLog.ts'
import { createChanges } from './users/recentWrites.ts'
import { createDirectory } from './directory/directory.ts'
import { createFinder } from './directory/search.ts'
import { createListing } from './list/listMethods.ts'
import type { Desk, DeskEvents, SignedIn, UsersAnswer } from './interface.ts'
import { createJournal } from './journal/journal.ts'
import { createKnown } from './users/userCache.ts'
import { lazily } from './async/lazy.ts'
import { createPages, type PageRequest } from './users/pages.ts'
import { createPlanning } from './plan/planMethods.ts'
import { createRoles, type RolesAnswer } from './users/roles.ts'
import { createSelecting } from './directory/selection.ts'
import { createSession, trialSize } from './session/session.ts'

interface Surroundings {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  tell: <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => void
  /** Milliseconds since 1970. */
  now?: () => number
  /** Calls again and again, after so many milliseconds each time; gives what ends that. Without it nothing locks by itself. */
  every?: (ms: number, tick: () => void) => () => void
}

/** Up to so many people are read without being asked. */
const few = 5000

/** The desk: everything that outlives a tab and hides from it. */
export function createDesk({
  transport,
  loadDemo,
  tell,
  now = () => Date.now(),
  every = () => () => {},
}: Surroundings): Desk & { forget: () => void } {
  const session = createSession({
    transport,
    loadDemo,
    now,
    every,
    countdown: (countdown) => tell('countdown', countdown),
    changed(state) {
      if (!state.signedIn) {
        known.forget()
        pages.forget()
        directory.forget()
        finder.forget()
        changes.forget()
        roles.forget()
        listing.forget()
        if (state.ended === 'locked') {
          const { runs } = session.locking.settings()
          // A token is not used for longer than the longest time, whatever was chosen.
          if (runs === 'pause' || state.lockedBy === 'limit') planning.pause()
        } else if (state.ended !== 'expired') {
          // Else what was done and planned can be gone on with by whoever signs in to the same organization.
          journal.forget()
          planning.forget()
        }
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

  const takeRoles = (listed: Role[]): RolesAnswer => {
    session.listed(listed)
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

  const { isCurrent, lack } = session
  /** Loaded with the first operation. Where that fails, nothing was sent. */
  const carrying = lazily(async () => {
    const { createCarryOut } = await import('./operate/executeAndLog.ts').catch(notLoaded)
    return createCarryOut({ journal, isCurrent, lack })
  })
  const carryOut: CarryOut = async (...operation) => (await carrying.get())(...operation)

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

  const acting = lazily(async () => {
    const { createActing } = await import('./operate/operate.ts').catch(notLoaded)
    const { nameRoles, methods } = planning
    return createActing({
      isCurrent,
      changes,
      journal,
      directory,
      roles: roles.listed,
      nameRoles,
      me: methods.me,
      seen,
      carryOut,
    })
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

  const begun = async (first: UserPage | null): Promise<SignedIn> => {
    if (first === null) {
      const plans = await planning.methods.plans()
      return { is: 'other', operations: journal.state().entries, plans: plans.length }
    }
    pages.prime(first, trialSize)
    return { is: 'signedIn' }
  }

  return {
    session: session.state,

    async signIn(input, signal) {
      const { first, removed } = await session.signIn(input, signal)
      return { ...(await begun(first)), removed }
    },

    signInToDemo: async (input, signal) => begun(await session.signInToDemo(input, signal)),
    signInHeld: async (input, signal) => begun(await session.signInHeld(input, signal)),

    signOut: () => session.end('signedOut'),
    lock: () => session.lock('asked'),
    active: session.locking.active,
    setLocking: session.locking.set,
    grants: session.grants,

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
      return (await acting.get()).perform(api, request)
    },

    guards: (request) => within(async () => (await acting.get()).guards(request)),

    async undo({ entry }) {
      const api = session.api()
      return (await acting.get()).undo(api, entry)
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

function notLoaded(): never {
  throw new ApiError({ kind: 'network', effect: 'none' })
}
