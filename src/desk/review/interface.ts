import type { Evidence } from './evidenceTypes.ts'
import type { ReviewFileFault } from './file.ts'
import type { Population, ScopeRequest } from './scopeTypes.ts'
import type {
  DecideRequest,
  DecisionAnswer,
  ReviewPerson,
  ReviewRequest,
  ReviewRow,
  ReviewState,
} from './types.ts'

/**
 * Access reviews, as pages call them. All throw ApiError if nobody is signed in. Methods with a `reviewId` return null if
 * there is no such review, and change nothing that no longer can be changed.
 */
export interface ReviewMethods {
  /** Lists the reviews of the session. */
  reviews: (input: null) => Promise<ReviewState[]>
  /** Returns a review without its people. */
  review: (input: ReviewRequest) => Promise<ReviewState | null>
  /** Finds the people of a scope. Waits until everyone is read. */
  reviewScope: (input: ScopeRequest, signal: AbortSignal) => Promise<Population>
  /** Starts a review of the people of a scope. */
  startReview: (input: StartReview, signal: AbortSignal) => Promise<ReviewState | ReviewRefused>
  /** Opens a review file, compares its people with the present, and asks again about those who changed. */
  openReview: (input: OpenReview, signal: AbortSignal) => Promise<ReviewState | ReviewRefused>
  /** Returns people of the review by their places, from 0. */
  reviewRows: (input: ReviewRequest & { from: number; count: number }) => Promise<ReviewRow[] | null>
  /** Returns a person, or with null the first who is undecided, or the first. */
  reviewPerson: (input: ReviewRequest & { index: number | null }) => Promise<ReviewPerson | null>
  /** Decides about one person, and returns the next one who is undecided. */
  decide: (input: DecideRequest) => Promise<DecisionAnswer | null>
  /** Keeps everyone who is undecided, as one act. */
  keepRemaining: (input: ReviewRequest & { reason: string }) => Promise<DecisionAnswer | null>
  /** Sets the note about a person; an empty one removes it. */
  setReviewNote: (input: ReviewRequest & { index: number; note: string }) => Promise<DecisionAnswer | null>
  /** Takes the last decision back. */
  undoDecision: (input: ReviewRequest) => Promise<DecisionAnswer | null>
  /** Makes the decision again that was taken back last. */
  redoDecision: (input: ReviewRequest) => Promise<DecisionAnswer | null>
  /** Makes the decisions final, and a plan of them. If people have changed since, they need new decisions first. */
  finishReview: (input: ReviewRequest, signal: AbortSignal) => Promise<ReviewState | null>
  /** Reads everyone in the plan once more. */
  readAgain: (input: ReviewRequest) => Promise<ReviewState | null>
  /** Returns the review as chunks of a file's text. It counts as saved from then on. */
  reviewFile: (input: ReviewRequest) => Promise<string[] | null>
  /** Returns everything that the evidence says. */
  reviewEvidence: (input: ReviewRequest) => Promise<Evidence | null>
  /** Returns the evidence as chunks of a file's text. With JSON, the review counts as saved from then on. */
  evidenceFile: (input: ReviewRequest & { format: 'csv' | 'json' }) => Promise<string[] | null>
  /** Removes a review. Changes that its plan made stay in effect. */
  discardReview: (input: ReviewRequest) => Promise<ReviewState | null>
}

/** Asks for a new review. */
export interface StartReview extends ScopeRequest {
  name: string
  reviewer: string
  /** Text of the file of an earlier review or snapshot, to compare people with. Null for the last review of this session. */
  earlier: string | null
}

/** Asks to open a review file. */
interface OpenReview {
  /** Text of the file. */
  text: string
  /** Name of who decides from now on. Empty for who did before. */
  reviewer: string
}

/** Why a review was not started or opened. */
export type ReviewRefused =
  | { refused: 'file'; fault: ReviewFileFault }
  /** The file is about another organization. */
  | { refused: 'otherOrganization' }
  /** The review is open already, with records that the file does not have. */
  | { refused: 'alreadyOpen'; reviewId: string }
  /** The review is open, and its plan has not finished. */
  | { refused: 'hasPlan'; reviewId: string }
  /** Nobody is in the scope. */
  | { refused: 'nobody' }
