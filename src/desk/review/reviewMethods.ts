import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { PlanState } from '../plan/types.ts'
import type { ReviewMethods } from './interface.ts'
import type { ReviewDependencies } from './reviewStore.ts'

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
