import type { ApiErrorKind, ApiFailure } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import type { Guard } from '../operate/guards.ts'
import type { InviteReason } from '../operate/invitees.ts'

/** What a plan is created from. */
export type PlanRequest =
  /** The same change for all of these people. `incomplete`: everyone who matches was selected, as far as they were read. */
  | { source: 'selection'; ids: string[]; change: Change; incomplete?: Incomplete | null }
  /** A change for each person. Several changes to one person run in this order. */
  | { source: 'list'; requests: OperationRequest[]; leavers?: Leavers }
  /** The decisions of an access review. */
  | { source: 'review'; requests: OperationRequest[] }
  /** Puts people back to an earlier snapshot. */
  | { source: 'snapshot'; requests: OperationRequest[] }
  /**
   * Operations on invitations, all of the same kind, at most one for each address. `problems`: why requests can't be run at
   * all, as sentences, by their index.
   */
  | { source: 'invitations'; requests: InvitationRequest[]; problems?: ReadonlyMap<number, string> }

/** Says that the people of a plan are those who are not on a list. */
export interface Leavers {
  /** The number of lines that mean no single person, so that some of the people may be on them. */
  unresolved: number
}

/** Says that a selection was made before everyone was read. */
export interface Incomplete {
  /** Number of people who were not read; null if it is unknown. */
  unread: number | null
}

/** State of a row, with what belongs to it. `at` is in milliseconds since 1970. */
export type RowOutcome =
  /** `out`: excluded from the plan. */
  | { state: 'waiting' | 'running' | 'out' }
  /** `known` says how Roster knows, as in `Outcome`. */
  | { state: 'done'; known: 'answered' | 'seen'; at: number }
  | { state: 'failed' | 'unknown'; error: ApiFailure; at: number }
  /** `at` is null if the row was skipped before the run. */
  | { state: 'skipped'; reason: SkipReason; message: string; at: number | null }

export type RowState = RowOutcome['state']

/**
 * `unread`: not looked up, because there were too many people. `irreversible`: can't be undone. Those about invitations are
 * explained at `InviteReason`.
 */
export type SkipReason =
  | 'upToDate'
  | 'notAllowed'
  | 'notFound'
  | 'unread'
  | 'changed'
  | 'irreversible'
  | 'cancelled'
  | InviteReason
  | 'listedTwice'

/** Why a row is skipped, with the reason as a sentence. */
export interface Skip {
  reason: SkipReason
  message: string
}

interface SubjectPlanRow {
  /** Index in the plan, from 0. */
  row: number
  name: string
  email: string | null
  outcome: RowOutcome
}

/** One operation on one subject, as pages show it. */
export type PlanRow = PersonPlanRow | InvitationPlanRow

/** One operation on one person, as pages show it. */
export interface PersonPlanRow extends SubjectPlanRow {
  kind: 'person'
  userId: string
  /** The person as previewed. Null if there is no such person. */
  before: User | null
  /** The person after the operation. Null if nothing can be done. */
  after: User | null
  request: OperationRequest | null
}

/** One operation on one invited address, as pages show it. */
export interface InvitationPlanRow extends SubjectPlanRow {
  kind: 'invitation'
  /** Who has the address already. Null if nobody was found. */
  userId: string | null
  /** The invitation as previewed. Null if there is none. */
  before: Enrollment | null
  /** The invitation as last read after the operation. Null if it was not. */
  after: Enrollment | null
  request: InvitationRequest | null
  /** Why the address looks mistyped, as a sentence. Such a row is excluded at first. */
  warning: string | null
}

/** Requests one page of a plan's rows. */
export interface PlanRowsRequest {
  planId: string
  /** From 1. */
  page: number
  size: number
  /** Only rows in this state. Null for all. */
  state: RowState | null
}

export interface PlanRows {
  rows: PlanRow[]
  total: number
}

/** Excludes rows, by their index, or includes them again. */
export interface ExcludeRowsRequest {
  planId: string
  rows: number[]
  excluded: boolean
}

/** A plan without its rows, as pages show it. All times are in milliseconds since 1970. */
export interface PlanState {
  id: string
  /** For example "Terminate 12 people". */
  title: string
  source: PlanRequest['source'] | 'undo'
  /** Id of the plan that this one undoes. */
  undoes: string | null
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  /** `ending`: cancelled, while requests under way finish. */
  state: 'ready' | 'running' | 'paused' | 'ending' | 'ended' | 'discarded'
  /** Number of rows by state. */
  counts: Record<RowState, number>
  /** Number of skipped rows by reason. */
  skips: Partial<Record<SkipReason, number>>
  /** Number of done rows that can be undone. 0 until the plan has ended. */
  undoable: number
  /** Guards of the next run, as last computed. */
  guards: Guard[]
  /** What the admin should know before the run. */
  warnings: string[]
  /** Why the plan paused by itself. Null if it did not. */
  error: ApiErrorKind | null
  /** When the API accepts requests again. Null if it does now. */
  waitsUntil: number | null
  /** Rows per second, on average over the time that the plan ran. */
  perSecond: number
  /** Estimated remaining time in milliseconds. Null if there is no estimate yet. */
  timeLeft: number | null
}
