import type { ApiErrorKind } from '../../api/error.ts'
import type { Role } from '../../api/schema.ts'
import type { Decision } from '../../operations/decisions.ts'
import type { Facts } from '../../operations/facts.ts'
import type { RowState } from '../plan/types.ts'
import type { Population } from './scopeTypes.ts'

/** What an earlier review or snapshot says about a person. */
export interface Earlier {
  /** Name of the review, or of the snapshot's file. */
  source: string
  /** When the person was read then, in milliseconds since 1970. */
  at: number
  facts: Facts | null
  decision: Decision | null
  /** The role that was decided on then. Null for other decisions. */
  roleId: string | null
  note: string
}

/** A decision that was made. */
export interface MadeDecision {
  decision: Decision
  roleId: string | null
  /** In milliseconds since 1970. */
  at: number
  /** How long the person was shown before. Null in a batch. */
  seconds: number | null
  /** Number of the batch, from 1. Null for a decision about one person. */
  batch: number | null
  /** Whether it was about the reviewer's own account. */
  isSelf: boolean
  /** Name of the reviewer who made it. */
  by: string
}

/** A person in the list of a review. */
export interface ReviewRow {
  /** Place in the review, from 0. */
  index: number
  id: string
  name: string
  email: string | null
  roleId: string | null
  decision: Decision | null
  decidedRoleId: string | null
  hasNote: boolean
  /** Whether the person changed after the review began, or is gone. */
  isChanged: boolean
  isGone: boolean
}

/** A person in a review, with everything that it knows about them. */
export interface ReviewPerson extends ReviewRow {
  facts: Facts
  /** As they were before they changed. Null if they did not. */
  before: Facts | null
  made: MadeDecision | null
  /** The decision that no longer counts, because the person changed after it. */
  former: MadeDecision | null
  note: string
  earlier: Earlier | null
  isSelf: boolean
  /** Outcome of the plan for this person. Null if there is none yet. */
  outcome: { state: RowState; at: number | null; message: string } | null
  /** The person as read after the plan. `facts` is null if they are gone or could not be read. */
  readAgain: { at: number; facts: Facts | null; error: ApiErrorKind | null; asDecided: boolean | null } | null
}

/** A review without its people, as pages show it. Times are in milliseconds since 1970. */
export interface ReviewState {
  id: string
  name: string
  /** Names of those who decided, in order. */
  reviewers: string[]
  scope: string
  /** `planned`: a plan was made from the decisions and has not ended. */
  state: 'deciding' | 'planned' | 'ended' | 'discarded'
  population: Population
  roles: Role[]
  begunAt: number
  /** When the last decision was made final. Null while deciding. */
  finishedAt: number | null
  endedAt: number | null
  /** `gone`: people who no longer exist, so nothing can be decided about them. */
  counts: Record<Decision | 'undecided' | 'gone', number>
  /** Number of people who changed and need a new decision. */
  changed: number
  canUndo: boolean
  canRedo: boolean
  /** The plan of the decisions. Null if there is none. */
  planId: string | null
  /** Whether people wait to be read again after the plan, or are being read. */
  readAgain: 'none' | 'due' | 'reading' | 'done'
  /** Number of records that are in no saved file. */
  unsaved: number
  /** Source of the earlier decisions. Null if there is none. */
  earlier: string | null
  /** Changes with every change of the review. */
  version: number
}

/** A review that changed, or was discarded. */
export interface ReviewChange {
  review: ReviewState
  /** The people who changed; null if anyone may have. */
  people: ReviewPerson[] | null
}

/** Names the review that a call is about. */
export interface ReviewRequest {
  reviewId: string
}

/** A decision about one person, as a page sends it. */
export interface DecideRequest extends ReviewRequest {
  index: number
  decision: Decision
  /** The new role. Null for other decisions. */
  roleId: string | null
  /** How long the page had shown the person, in milliseconds. */
  shownMs: number
}

/** What a page shows after a decision: the review, and the person to go on with. */
export interface DecisionAnswer {
  state: ReviewState
  person: ReviewPerson | null
}
