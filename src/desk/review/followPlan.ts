import { ApiError } from '../../api/error.ts'
import type { PlanState } from '../plan/types.ts'
import { outcomeRecord, readPeopleAgain } from './outcomeRecords.ts'
import type { ReviewDependencies, ReviewStore } from './reviewStore.ts'
import { type ReviewEntry, toReviewState } from './reviewState.ts'

/** Creates what finds out what became of the decisions, once their plan has run. */
export function createPlanFollower(
  { entries, add, notify, withReview }: ReviewStore,
  dependencies: ReviewDependencies,
) {
  const { now, plans, session } = dependencies

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

  return {
    /** Reads everyone in the plan once more. */
    readAgain: withReview(async (entry) => {
      if (entry.review.state === 'ended') await readAgain(entry)
      return toReviewState(entry)
    }),

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
        if (state === 'ended' && entry.lastPlanEnd !== end) {
          entry.lastPlanEnd = end
          void readAgain(entry)
        } else if (state === 'discarded' && id === planId && entry.review.state === 'planned') {
          add(entry, [{ record: 'reopened', at: now() }])
        }
      }
    },
  }
}
