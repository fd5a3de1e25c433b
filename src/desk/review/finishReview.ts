import { requestOf } from '../../operations/decisions.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { findChanged } from './compare.ts'
import { howRead, maxCompareAgeMs, readEveryone } from './population.ts'
import { isUndecided, type Review } from './review.ts'
import type { ReviewDependencies, ReviewStore } from './reviewStore.ts'
import { type ReviewEntry, toReviewState } from './reviewState.ts'
import type { ReviewRequest, ReviewState } from './types.ts'

/** Creates the method that makes the decisions final, and a plan of them. */
export function createFinishReview({ add, withReview }: ReviewStore, dependencies: ReviewDependencies) {
  const { directory, now, plans } = dependencies

  /** Makes the plan, unless people have changed since they were decided about. */
  const finish = async (entry: ReviewEntry, signal: AbortSignal): Promise<ReviewState> => {
    const { review } = entry
    await readEveryone(dependencies, signal, maxCompareAgeMs)
    const { readAt } = howRead(dependencies)
    const compared = findChanged(review.people, directory)
    if (compared.changed.length > 0)
      return add(entry, [
        { record: 'compared', at: now(), why: 'finish', readAt, reviewer: null, ...compared },
      ])
    const requests = requestsOf(review)
    const { length } = review.records
    const plan = requests.length === 0 ? null : await plans.plan({ source: 'review', requests }, signal)
    if (review.records.length !== length) {
      // Another tab decided something meanwhile, which the plan does not know.
      if (plan) await plans.controlPlan({ planId: plan.id, what: 'discard' })
      return toReviewState(entry)
    }
    const undecided = review.people.filter(isUndecided).length
    return add(entry, [{ record: 'finished', at: now(), plan: plan?.id ?? null, undecided }])
  }

  return withReview(async (entry, _: ReviewRequest, signal: AbortSignal) => {
    if (entry.review.state !== 'deciding' || entry.isFinishing) return toReviewState(entry)
    entry.isFinishing = true
    try {
      return await finish(entry, signal)
    } finally {
      entry.isFinishing = false
    }
  })
}

/** Returns the operations that carry out the decisions of a review. */
function requestsOf({ people }: Review): OperationRequest[] {
  return people.flatMap(({ facts, made, isGone }) => {
    const request = made && !isGone ? requestOf(facts.id, made.decision, made.roleId) : null
    return request ?? []
  })
}
