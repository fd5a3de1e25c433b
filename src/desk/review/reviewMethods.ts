import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { PlanState } from '../plan/types.ts'
import type { ReviewFileFault } from './file.ts'
import type { ReviewDependencies } from './reviewStore.ts'
import type { Evidence } from './evidenceTypes.ts'
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
  reviews: (input: null) => Promise<ReviewState[]>
  review: (input: ReviewRequest) => Promise<ReviewState | null>
  /** Finds the people of a scope. Waits until everyone is read. */
  reviewScope: (input: ScopeRequest, signal: AbortSignal) => Promise<Population>
  startReview: (input: StartReview, signal: AbortSignal) => Promise<ReviewState | ReviewRefused>
  /** Opens a review file, compares its people with the present, and asks again about those who changed. */
  openReview: (input: OpenReview, signal: AbortSignal) => Promise<ReviewState | ReviewRefused>
  /** Returns people of the review by their places, from 0. */
  reviewRows: (input: ReviewRequest & { from: number; count: number }) => Promise<ReviewRow[] | null>
  /** Returns a person, or with null the first who is undecided, or the first. */
  reviewPerson: (input: ReviewRequest & { index: number | null }) => Promise<ReviewPerson | null>
  decide: (input: DecideRequest) => Promise<DecisionAnswer | null>
  /** Keeps everyone who is undecided, as one act. */
  keepRemaining: (input: ReviewRequest & { reason: string }) => Promise<DecisionAnswer | null>
  setReviewNote: (input: ReviewRequest & { index: number; note: string }) => Promise<DecisionAnswer | null>
  undoDecision: (input: ReviewRequest) => Promise<DecisionAnswer | null>
  redoDecision: (input: ReviewRequest) => Promise<DecisionAnswer | null>
  /** Makes the decisions final, and a plan of them. If people have changed since, they need new decisions first. */
  finishReview: (input: ReviewRequest, signal: AbortSignal) => Promise<ReviewState | null>
  /** Reads everyone in the plan once more. */
  readAgain: (input: ReviewRequest) => Promise<ReviewState | null>
  reviewFile: (input: ReviewRequest) => Promise<string[] | null>
  reviewEvidence: (input: ReviewRequest) => Promise<Evidence | null>
  evidenceFile: (input: ReviewRequest & { format: 'csv' | 'json' }) => Promise<string[] | null>
  discardReview: (input: ReviewRequest) => Promise<ReviewState | null>
}

export interface StartReview extends ScopeRequest {
  name: string
  reviewer: string
  /** Text of the file of an earlier review or snapshot, to compare people with. Null for the last review of this session. */
  earlier: string | null
}

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
  /** Nobody is in the scope. */
  | { refused: 'nobody' }

const names = [
  'review',
  'reviewScope',
  'startReview',
  'openReview',
  'reviewRows',
  'reviewPerson',
  'decide',
  'keepRemaining',
  'setReviewNote',
  'undoDecision',
  'redoDecision',
  'finishReview',
  'readAgain',
  'reviewFile',
  'reviewEvidence',
  'evidenceFile',
  'discardReview',
] as const satisfies (keyof ReviewMethods)[]

/** Creates the methods for reviews. Their code is loaded with the first call. */
export function createReviewMethods(dependencies: ReviewDependencies) {
  const reviews = lazy(async () =>
    (await import('./reviews.ts').catch(throwNotLoaded)).createReviews(dependencies),
  )
  const ask = (name: keyof ReviewMethods) => async (input: never, signal: never) => {
    // Reviews outlive a locked session.
    dependencies.api()
    return (await reviews.get())[name](input, signal)
  }
  return {
    methods: {
      ...(Object.fromEntries(names.map((name) => [name, ask(name)])) as unknown as ReviewMethods),
      reviews: async () => (dependencies.api(), (await reviews.ifAny())?.reviews(null) ?? []),
    },

    /** The reviews themselves, for `desk/carry.ts`. */
    reviews,

    /** Follows the plans that were made from decisions. */
    onPlan: (state: PlanState) => void reviews.ifAny()?.then((loaded) => loaded.onPlan(state)),

    /** Removes all reviews. */
    forget: () => void reviews.ifAny()?.then((loaded) => loaded.forget()),
  }
}
