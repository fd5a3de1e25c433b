import type { ApiErrorKind, ApiFailure } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import type { Change, OperationRequest } from '../../operations/operation.ts'
import type { Guard } from '../operate/guards.ts'

/** What a plan is made of. */
export type PlanRequest =
  /** The same for everyone with one of these ids. */
  | { source: 'selection'; ids: string[]; change: Change }
  /** What each person is to become. Someone may be in it several times: then one is done after the other. */
  | { source: 'list'; requests: OperationRequest[] }

/** What has become of a row. `out` is taken out of the plan. */
export type RowOutcome =
  | { state: 'waiting' | 'running' | 'out' }
  /** How it is known is told as by `Outcome`. `at`: when, in milliseconds since 1970. */
  | { state: 'done'; known: 'answered' | 'seen'; at: number }
  | { state: 'failed' | 'unknown'; error: ApiFailure; at: number }
  /** `at` is null where it was skipped before the run. */
  | { state: 'skipped'; reason: SkipReason; says: string; at: number | null }

export type RowState = RowOutcome['state']

export type SkipReason =
  | 'alreadySo'
  | 'notAllowed'
  | 'notFound'
  /** Not looked up, since there were too many. */
  | 'unread'
  | 'changed'
  /** Can't be undone. */
  | 'irreversible'
  | 'cancelled'

/** Something to do to someone, as pages get it. */
export interface PlanRow {
  /** Its place in the plan, from 0. */
  row: number
  userId: string
  name: string
  email: string | null
  /** As previewed; null where nobody is there. */
  before: User | null
  /** Null where nothing can be done. */
  after: User | null
  request: OperationRequest | null
  outcome: RowOutcome
}

/** One page of a plan's rows. */
export interface PlanRowsRequest {
  planId: string
  /** Counts from 1. */
  page: number
  size: number
  /** Only those of which this has become; null for all. */
  state: RowState | null
}

export interface PlanRows {
  rows: PlanRow[]
  total: number
}

export interface PlanState {
  id: string
  /** "Terminate 12 people". */
  title: string
  source: PlanRequest['source'] | 'undo'
  /** The plan that it undoes. */
  undoes: string | null
  /** In milliseconds since 1970, as all times. */
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  /** `ending`: cancelled, while what is under way ends. */
  state: 'ready' | 'running' | 'paused' | 'ending' | 'ended' | 'discarded'
  /** Rows, by what has become of them. */
  counts: Record<RowState, number>
  /** Skipped rows, by why. */
  skips: Partial<Record<SkipReason, number>>
  /** How many done rows can be undone; 0 before the end. */
  undoable: number
  /** To be met at the next run; as computed last. */
  guards: Guard[]
  /** To be said before the run. */
  warnings: string[]
  /** Why it paused by itself; null where it did not. */
  error: ApiErrorKind | null
  /** Until when the API wants to be left alone; null where it does not. */
  waitsUntil: number | null
  /** Rows a second, over the time that it ran. */
  perSecond: number
  /** How much longer it takes, in milliseconds; null where that can't be told yet. */
  timeLeft: number | null
}
