import type { User } from '../api/schema.ts'
import type { OperationRequest } from '../operations/operation.ts'
import type { Performed, PerformRequest } from './operate/operate.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, Question } from './directory/types.ts'
import type { Grant } from './session/permissions.ts'
import type { Countdown, LockSettings } from './session/locking.ts'
import type { Exported, ExportRequest } from './export/export.ts'
import type { Activity, ActivityRequest, JournalState } from './journal/journal.ts'
import type { Listing } from './list/listMethods.ts'
import type { PageRequest, UsersPage } from './users/pages.ts'
import type { Guard } from './operate/guards.ts'
import type { PlanState } from './plan/types.ts'
import type { Planning } from './plan/planMethods.ts'
import type { RolesAnswer } from './users/roles.ts'
import type { Selecting } from './directory/selection.ts'
import type { SessionState, SignIn } from './session/session.ts'
import type { Undoing } from './operate/undo.ts'

/** What a page may ask of the desk. No method gives the token, and none takes a path. All throw ApiError. */
export interface Desk extends Planning, Listing, Selecting {
  session: () => SessionState
  /** Tries a pasted token (null: the last one again). Gives what was taken off the pasted text. */
  signIn: (input: SignIn, signal: AbortSignal) => Promise<SignedIn & { removed: string[] }>
  signInToDemo: (input: Pick<SignIn, 'forget'>, signal: AbortSignal) => Promise<SignedIn>
  /** Tries without a token, which whoever serves Roster may add. */
  signInHeld: (input: Pick<SignIn, 'forget'>, signal: AbortSignal) => Promise<SignedIn>
  signOut: () => void
  /** Forgets the token and everything about people but the journal and the plans, which the same organization can go on with. */
  lock: () => void
  /** Someone did something in a page: it is not time to lock. */
  active: () => void
  setLocking: (settings: LockSettings) => void
  /** What the API has allowed the token and refused it so far. */
  grants: () => Grant[]
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
  /**
   * Reads the person, and carries it out unless someone else has changed what it is about or a guard keeps it. Goes on
   * although the asking page is gone: a write under way is seen to its end.
   */
  perform: (request: PerformRequest) => Promise<Performed>
  /** What is to be known and confirmed before it, as far as that can be said of the person as shown. */
  guards: (request: OperationRequest & { based: User }) => Promise<Guard[]>
  /** Takes back what an entry of the journal did, unless others have changed the person since or a guard keeps it. */
  undo: (input: { entry: number }) => Promise<Undoing>
  /** The journal's entries that fit. */
  activity: (request: ActivityRequest) => Activity
  journal: () => JournalState
  /** The whole journal as a file, which counts as saved. */
  journalFile: () => string
  /** Someone was reminded that the journal is not saved; once is enough. */
  reminded: () => void
}

/** What came of signing in; for `other`, nothing: it is another organization than the one of which these are kept. */
export type SignedIn = { is: 'signedIn' } | { is: 'other'; operations: number; plans: number }

/** What the desk tells every attached page. */
export interface DeskEvents {
  session: SessionState
  /** It is the last minute before the session is locked; null when that is over. */
  countdown: Countdown | null
  /** These people were read anew, by an operation that was done or by one that was not. */
  users: User[]
  directory: DirectoryProgress
  /** How far a plan is, or that it is another. */
  plan: PlanState
  journal: JournalState
  /** How many tabs are there. */
  tabs: number
}

interface UsersRequest extends PageRequest {
  /** Null for the API's own list. */
  question: Question | null
}

export interface UsersAnswer extends UsersPage {
  /** What a question was taken for; null without one. */
  found: Pick<DirectoryAnswer, 'list' | 'notFound' | 'terms'> | null
}
