import { ApiError } from '../../api/error.ts'
import { requestOf } from '../../operations/decisions.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { PlanState } from '../plan/types.ts'
import { findChanged } from './compare.ts'
import { outcomeRecord, readPeopleAgain } from './outcomeRecords.ts'
import { howRead, maxCompareAgeMs, readEveryone } from './population.ts'
import { isUndecided, type Review } from './review.ts'
import type { ReviewDependencies, ReviewStore } from './reviewStore.ts'
import { type ReviewEntry, toReviewState } from './reviewState.ts'
import type { ReviewRequest, ReviewState } from './types.ts'

/** Creates the methods that make a plan of the decisions, and that find out afterwards what became of it. */
export function createFinishMethods(
  { entries, add, notify, withReview }: ReviewStore,
  dependencies: ReviewDependencies,
) {
  const { directory, now, plans, session } = dependencies

  /** Records what the plan did, then reads its people once more. Waits for a session if there is none. */
  const readAgain = async (entry: ReviewEntry) => {
    const { review } = entry
    if (entry.readAgain === 'reading' || review.planId === null) return
    entry.readAgain = 'due'
    if (!session.state().signedIn) return
    entry.readAgain = 'reading'
    notify(entry)
    try {
      await recordOutcomes(entry, review.planId)
      const ids = review.people.flatMap(({ facts, outcome }) => (outcome ? facts.id : []))
      await readPeopleAgain(ids, dependencies, (record) => void add(entry, [record]))
      entry.readAgain = 'done'
      add(entry, [{ record: 'ended', at: now() }])
    } catch (error) {
      entry.readAgain = 'due'
      // The session has ended. `resume` goes on in the next one.
      if (!(error instanceof ApiError)) throw error
    } finally {
      notify(entry)
    }
  }

  const recordOutcomes = async (entry: ReviewEntry, planId: string) => {
    const { people } = entry.review
    const answer = await plans.planRows({ planId, page: 1, size: people.length + 1, state: null })
    add(
      entry,
      (answer?.rows ?? []).flatMap((row) => (row.kind === 'person' ? [outcomeRecord(row, now())] : [])),
    )
  }

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

  return {
    methods: {
      finishReview: withReview(async (entry, _: ReviewRequest, signal: AbortSignal) => {
        if (entry.review.state !== 'deciding' || entry.isFinishing) return toReviewState(entry)
        entry.isFinishing = true
        try {
          return await finish(entry, signal)
        } finally {
          entry.isFinishing = false
        }
      }),

      readAgain: withReview(async (entry) => {
        if (entry.review.state === 'ended') await readAgain(entry)
        return toReviewState(entry)
      }),
    },

    /** Goes on where the end of a session interrupted it. */
    resume(entry: ReviewEntry) {
      if (entry.readAgain === 'due') void readAgain(entry)
    },

    /** Follows the plan of a review, and one that undoes it. */
    onPlan({ id, undoes, state, endedAt }: PlanState) {
      for (const entry of entries.values()) {
        const { planId } = entry.review
        if (planId === null || (id !== planId && undoes !== planId)) continue
        const end = `${id} ${endedAt}`
        if (state === 'ended' && entry.seenEnd !== end) {
          entry.seenEnd = end
          void readAgain(entry)
        } else if (state === 'discarded' && id === planId && entry.review.state === 'planned') {
          add(entry, [{ record: 'reopened', at: now() }])
        }
      }
    },
  }
}

/** Returns the operations that carry out the decisions of a review. */
function requestsOf({ people }: Review): OperationRequest[] {
  return people.flatMap(({ facts, made, isGone }) => {
    const request = made && !isGone ? requestOf(facts.id, made.decision, made.roleId) : null
    return request ?? []
  })
}
