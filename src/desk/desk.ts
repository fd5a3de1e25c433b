import type { Transport } from '../api/http.ts'
import type { CarryingRooms } from './carry.ts'
import { createSelection } from './directory/selection.ts'
import { createUserMethods } from './directory/userMethods.ts'
import { createExportMethods } from './export/exportMethods.ts'
import type { Desk, DeskEvents } from './interface.ts'
import { createInvitationListMethods } from './invitations/invitationListMethods.ts'
import { createJournal } from './journal/journal.ts'
import { createJournalMethods } from './journal/journalMethods.ts'
import { createListMethods } from './list/listMethods.ts'
import { createOperateMethods } from './operate/operateMethods.ts'
import { createOrganization } from './organization.ts'
import { createPlanMethods } from './plan/planMethods.ts'
import { createReviewMethods } from './review/reviewMethods.ts'
import { createAskInSession } from './session/askInSession.ts'
import { createElapsedTime } from './session/elapsedTime.ts'
import { createSession } from './session/session.ts'
import { createSessionEnd } from './sessionEnd.ts'
import { createSessionMethods } from './sessionMethods.ts'
import { createSnapshotMethods } from './snapshots/snapshotMethods.ts'

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
  // How long ago something was counts while the computer sleeps, too.
  const elapsed = createElapsedTime({ now, monotonic })
  const { api } = session
  const isDemo = () => session.state().mode === 'demo'
  const lacks = () => session.state().lacks
  const askInSession = createAskInSession(session)
  const organization = createOrganization({ session, delay, now, monotonic: elapsed, notify })
  const { directory, onRead } = organization
  const userMethods = createUserMethods({ ...organization, session, askInSession })
  const roles = organization.roles.listed
  const journal = createJournal({ changed: (state) => notify('journal', state) })
  const shared = { session, askInSession, journal, roles, directory, onRead, delay, now, monotonic: elapsed }

  const invitations = createInvitationListMethods({
    ...shared,
    api,
    isCurrent: session.isCurrent,
    isDemo,
    changed: (progress) => notify('invitations', progress),
  })
  const operate = createOperateMethods({
    ...shared,
    session: { ...session, lacks },
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
    lacks,
    listRoles: (signal) => userMethods.roles(null, signal),
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
    rules: () => ({ lacks: lacks(), roles: roles(), refused: operate.refusedResends() }),
  })
  const snapshots = createSnapshotMethods({
    ...shared,
    ensureRoles: plan.ensureRoles,
    plan: plan.methods.plan,
    isDemo,
  })
  const onSessionEnd = createSessionEnd({
    emptied: [organization, operate, list, snapshots, invitations],
    kept: [journal, plan, review],
    pausePlans: plan.pause,
    settings: session.locking.settings,
  })

  const { get: known } = organization.userCache
  return {
    ...createSessionMethods({
      session,
      pages: organization.pages,
      users: userMethods.users,
      listed: (answer) => notify('firstPage', answer),
      plans: plan.methods.plans,
      journal,
      loadSettings,
    }),
    ...userMethods,
    ...createSelection({ ...shared, known, lacks }),
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
