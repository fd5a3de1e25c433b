import type { User } from '../api/schema.ts'
import type { SelectionMethods } from './directory/selection.ts'
import type { DirectoryProgress } from './directory/types.ts'
import type { UserMethods, UsersAnswer } from './directory/userMethods.ts'
import type { ExportMethods } from './export/exportMethods.ts'
import type { InsightsMethods } from './insights/insightsMethods.ts'
import type { InvitationListMethods } from './invitations/invitationListMethods.ts'
import type { InvitationsProgress } from './invitations/types.ts'
import type { JournalState } from './journal/journal.ts'
import type { JournalMethods } from './journal/journalMethods.ts'
import type { ListMethods } from './list/listMethods.ts'
import type { InvitationMethods } from './operate/invitationMethods.ts'
import type { OperateMethods } from './operate/operateMethods.ts'
import type { PlanMethods } from './plan/planMethods.ts'
import type { PlanState } from './plan/types.ts'
import type { ReviewMethods } from './review/interface.ts'
import type { ReviewChange } from './review/types.ts'
import type { Countdown, LockSettings } from './session/locking.ts'
import type { CallPermission } from './session/permissions.ts'
import type { ServedSettings } from './session/servedSettingsTypes.ts'
import type { SignIn } from './session/session.ts'
import type { SessionState } from './session/sessionState.ts'
import type { SnapshotMethods } from './snapshots/interface.ts'

/** Everything that a page may ask of the desk. No method returns the token, and none takes a path of the API. */
export interface Desk
  extends
    SessionMethods,
    UserMethods,
    SelectionMethods,
    ExportMethods,
    InsightsMethods,
    OperateMethods,
    InvitationListMethods,
    InvitationMethods,
    JournalMethods,
    ListMethods,
    PlanMethods,
    ReviewMethods,
    SnapshotMethods {}

/** What a page may ask about the session. The three methods that sign in throw ApiError. */
export interface SessionMethods {
  session: () => SessionState
  /** Tries a pasted token (null: the last one again). Returns what was removed from around the token. */
  signIn: (input: SignIn, signal: AbortSignal) => Promise<SignInResult & { removed: string[] }>
  signInToDemo: (input: Pick<SignIn, 'forget'>, signal: AbortSignal) => Promise<SignInResult>
  /** Settings that the server provides. Read once; none where they can't be read. */
  servedSettings: () => Promise<ServedSettings>
  /** Tries without a token, which the server that serves Roster may add. Asks nothing if the server says that it has none. */
  signInThroughProxy: (input: Pick<SignIn, 'forget'>, signal: AbortSignal) => Promise<SignInResult>
  signOut: () => void
  /** Forgets the token and people. Keeps the journal and the plans for the next sign-in to the same organization. */
  lock: () => void
  /** Restarts the idle time, because someone used a page. */
  reportActivity: () => void
  setLocking: (settings: LockSettings) => void
  /** Which calls the API has allowed and refused in this session. */
  permissions: () => CallPermission[]
}

/**
 * The result of signing in. `other`: nobody was signed in, because the token belongs to another organization than the
 * journal and the plans that are kept. The numbers count these.
 */
export type SignInResult = { is: 'signedIn' } | { is: 'other'; operations: number; plans: number }

/** Events that the desk sends to every attached page. */
export interface DeskEvents {
  session: SessionState
  /** The session locks within a minute; null when the countdown is over. */
  countdown: Countdown | null
  /** People who were read again after an operation, whether it succeeded or failed. */
  users: User[]
  /** The first page of the table, as it was read to sign in. */
  firstPage: UsersAnswer
  directory: DirectoryProgress
  invitations: InvitationsProgress
  /** A plan's state or progress changed. */
  plan: PlanState
  journal: JournalState
  /** A review changed, or was discarded. */
  review: ReviewChange
  /** Number of open tabs. */
  tabs: number
}
