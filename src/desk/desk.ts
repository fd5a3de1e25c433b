import { ApiError } from '../api/error.ts'
import type { Api, Transport } from '../api/http.ts'
import type { Role, User, UserPage } from '../api/schema.ts'
import { lazy } from './async/lazy.ts'
import type { CarryingRooms } from './carry.ts'
import { createDirectory } from './directory/directory.ts'
import { createSearch } from './directory/search.ts'
import { createSelection } from './directory/selection.ts'
import { createUserMethods } from './directory/userMethods.ts'
import { createExportMethods } from './export/exportMethods.ts'
import type { Desk, DeskEvents, SessionMethods, SignInResult } from './interface.ts'
import { createInvitationList } from './invitations/invitationListMethods.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createJournalMethods } from './journal/journalMethods.ts'
import { createListMethods } from './list/listMethods.ts'
import { createOperateMethods } from './operate/operateMethods.ts'
import { createPlanMethods } from './plan/planMethods.ts'
import { createReviewMethods } from './review/reviewMethods.ts'
import { createAskInSession } from './session/askInSession.ts'
import { firstPageSize } from './session/openSession.ts'
import { createSession } from './session/session.ts'
import type { SessionState } from './session/sessionState.ts'
import { createSnapshotMethods } from './snapshots/snapshotMethods.ts'
import { createPages } from './users/pages.ts'
import { createRecentWrites } from './users/recentWrites.ts'
import { createRoles } from './users/roles.ts'
import { createUserCache } from './users/userCache.ts'

interface Dependencies {
  transport: Transport
  loadDemo: () => Promise<Transport['fetch']>
  /** Requests the file with the server's settings. Without it there are none. */
  loadSettings?: (signal: AbortSignal) => Promise<Response>
  notify: <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => void
  /** Milliseconds since 1970. */
  now?: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic?: () => number
  /** Calls `tick` every `ms` milliseconds; returns what stops it. Without it the session never locks by itself. */
  every?: (ms: number, tick: () => void) => () => void
}

/** Creates the desk: everything that outlives a tab, and everything that a page must not hold. */
export function createDesk({
  transport,
  loadDemo,
  loadSettings,
  notify,
  now = () => Date.now(),
  monotonic = () => performance.now(),
  every = () => () => {},
}: Dependencies): Desk & { own: { forget: () => void; rooms: CarryingRooms } } {
  const session = createSession({
    transport,
    loadDemo,
    now,
    monotonic,
    every,
    countdown: (countdown) => notify('countdown', countdown),
    changed(state) {
      if (!state.signedIn) onSessionEnd(state)
      notify('session', state)
    },
  })
  const { delay } = transport
  const { api } = session
  const askInSession = createAskInSession(session)
  const organization = createOrganization({ session, delay, now, notify })
  const { directory, onRead, rememberRoles } = organization
  const roles = organization.roles.listed
  const journal = createJournal({ changed: (state) => notify('journal', state) })
  const shared = { session, askInSession, journal, roles, directory, onRead, delay, now, monotonic }

  const invitations = createInvitationList({
    ...shared,
    api,
    isCurrent: session.isCurrent,
    isDemo: () => session.state().mode === 'demo',
    changed: (progress) => notify('invitations', progress),
  })
  const operate = createOperateMethods({
    ...shared,
    session: { ...session, lacks: () => session.state().lacks },
    recentWrites: organization.recentWrites,
    onEnrollments: invitations.update,
    ensureRoles: (signal) => plan.ensureRoles(signal),
    me: () => plan.methods.me(),
  })
  const plan = createPlanMethods({
    ...shared,
    api,
    executeAndLog: operate.executeAndLog,
    invitations: operate.invitations,
    refused: operate.refusedResends,
    runAccessTask: operate.runAccessTask,
    lacks: () => session.state().lacks,
    listRoles: async (signal) => {
      rememberRoles(await askInSession((current) => organization.roles.read(current, signal)))
    },
    changed(state) {
      notify('plan', state)
      review.onPlan(state)
    },
  })
  const review = createReviewMethods({
    ...shared,
    api,
    ensureRoles: plan.ensureRoles,
    plans: plan.methods,
    journalSeal: journal.seal,
    changed: (change) => notify('review', change),
  })
  const list = createListMethods({
    ...shared,
    api,
    plan: plan.methods.plan,
    invitations: operate.invitations,
    rules: () => ({ lacks: session.state().lacks, roles: roles(), refused: operate.refusedResends() }),
  })
  const isDemo = () => session.state().mode === 'demo'
  const snapshots = createSnapshotMethods({
    ...shared,
    ensureRoles: plan.ensureRoles,
    plan: plan.methods.plan,
    isDemo,
  })
  const onSessionEnd = createSessionEnd({
    organization,
    list,
    snapshots,
    invitations,
    operate,
    plan,
    journal,
    review,
    settings: session.locking.settings,
  })

  const { get: known } = organization.userCache
  return {
    ...createSessionMethods({ session, pages: organization.pages, plan, journal, loadSettings }),
    ...createUserMethods({ ...organization, session, askInSession }),
    ...createSelection({ ...shared, known, lacks: () => session.state().lacks }),
    ...createExportMethods({ ...shared, known, isDemo }),
    ...operate.methods,
    ...invitations.methods,
    ...createJournalMethods(journal, api),
    ...list.methods,
    ...snapshots.methods,
    ...plan.methods,
    ...review.methods,

    /** For the worker alone: no page may call these. */
    own: {
      /** Forgets everything, as after the last tab was closed. */
      forget: () => session.end(null),
      /** What `carry.ts` takes along over a reload. */
      rooms: { session, journal, operate, plan, review, snapshots },
    },
  }
}

type Session = ReturnType<typeof createSession>
type Organization = ReturnType<typeof createOrganization>
type PlanPart = ReturnType<typeof createPlanMethods>

/** Everything known about the people and roles of the organization. */
function createOrganization({
  session,
  delay,
  now,
  notify,
}: Pick<Dependencies, 'notify'> & { session: Session; delay: Transport['delay']; now: () => number }) {
  const pages = createPages(session.api)
  const recentWrites = createRecentWrites()
  const roles = createRoles()
  const userCache = createUserCache()
  const directory = createDirectory({
    api: session.api,
    roles: roles.listed,
    recentWrites,
    delay,
    now,
    changed: (progress) => notify('directory', progress),
  })
  const search = createSearch(directory)
  return {
    pages,
    recentWrites,
    roles,
    userCache,
    directory,
    search,

    /** Records the roles that the API listed. */
    rememberRoles(listed: Role[]) {
      session.rememberRoles(listed)
      return roles.answer(listed, directory.roleIds())
    },

    /** Records people who were read one by one, not in a list, and notifies every tab. Ignores an ended session's API. */
    onRead(api: Api, users: readonly User[]) {
      if (users.length === 0 || !session.isCurrent(api)) return
      for (const user of users) recentWrites.record(user)
      notify('users', [...users])
      userCache.add(users)
      directory.update(users)
    },

    forget() {
      for (const part of [userCache, pages, directory, search, recentWrites, roles]) part.forget()
    },
  }
}

/** Returns the handler for the end of a session: what it forgets depends on how the session ended. */
function createSessionEnd({
  organization,
  list,
  snapshots,
  invitations,
  operate,
  plan,
  journal,
  review,
  settings,
}: {
  organization: Organization
  list: { forget: () => void }
  snapshots: { forget: () => void }
  invitations: { forget: () => void }
  operate: { forget: () => void }
  plan: PlanPart
  journal: Journal
  review: { forget: () => void }
  settings: Session['locking']['settings']
}) {
  return ({ ended, lockedBy }: SessionState) => {
    organization.forget()
    operate.forget()
    list.forget()
    snapshots.forget()
    invitations.forget()
    if (ended === 'locked') {
      // A plan must not use a token for longer than the maximum session, whatever the settings.
      if (settings().runs === 'pause' || lockedBy === 'limit') plan.pause()
    } else if (ended !== 'expired') {
      // After `expired` and `locked`, journal, plans and reviews are kept for a sign-in to the same organization.
      journal.forget()
      plan.forget()
      review.forget()
    }
  }
}

/** The methods for signing in, signing out and locking. */
function createSessionMethods({
  session,
  pages,
  plan,
  journal,
  loadSettings,
}: {
  session: Session
  pages: Organization['pages']
  plan: PlanPart
  journal: Journal
  loadSettings: Dependencies['loadSettings']
}): SessionMethods {
  const settings = lazy(async () =>
    (await import('./session/signInParts.ts')).signInParts.readServedSettings(loadSettings),
  )
  const resultOf = async (first: UserPage | null): Promise<SignInResult> => {
    if (first === null) {
      const plans = await plan.methods.plans()
      return { is: 'other', operations: journal.state().entries, plans: plans.length }
    }
    pages.prime(first, firstPageSize)
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
