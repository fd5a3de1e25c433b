import type { PlanState } from '../plan/types.ts'
import { createDecisionMethods } from './decisionMethods.ts'
import { evidenceCsv, evidenceOf, evidenceRecords } from './evidence.ts'
import { writeReview } from './file.ts'
import { createFinishReview } from './finishReview.ts'
import { createPlanFollower } from './followPlan.ts'
import type { ReviewMethods } from './interface.ts'
import { findPopulation } from './population.ts'
import { isWhole, lineCount } from './review.ts'
import { toReviewPerson, toReviewRow } from './reviewPerson.ts'
import { nextUndecided, type ReviewEntry, toReviewState } from './reviewState.ts'
import { createReviewStore, type ReviewDependencies } from './reviewStore.ts'
import { createStartMethods } from './startMethods.ts'
import type { ReviewRequest } from './types.ts'

/** Creates the list of reviews. A review stays until it is discarded. */
export function createReviews(dependencies: ReviewDependencies): ReviewMethods & {
  onPlan: (state: PlanState) => void
  carry: () => ReviewEntry[] | null
  restore: (carried: readonly ReviewEntry[]) => void
  forget: () => void
} {
  const { delay, journalSeal, plans } = dependencies
  const store = createReviewStore(dependencies)
  const { entries, withReview, notify } = store
  const { readAgain, resume, onPlan } = createPlanFollower(store, dependencies)
  const giveWay = () => delay(0)

  const evidence = async (entry: ReviewEntry) => {
    const { seal } = await writeReview(entry.review, giveWay)
    const me = plans.me()
    const state = toReviewState(entry)
    const collected = evidenceOf(entry.review, state, { seal, journalSeal: journalSeal(), me })
    const file = await writeReview(entry.review, giveWay, evidenceRecords(collected))
    return { collected: { ...collected, fileSeal: file.seal }, chunks: file.chunks }
  }

  return {
    ...createStartMethods(store, dependencies),
    ...createDecisionMethods(store, dependencies),
    finishReview: createFinishReview(store, dependencies),
    readAgain,
    onPlan,

    reviews: async () => [...entries.values()].map(toReviewState),

    review: withReview((entry) => {
      resume(entry)
      return toReviewState(entry)
    }),

    async reviewScope(request, signal) {
      await dependencies.ensureRoles(signal)
      return (await findPopulation(request, dependencies, signal)).population
    },

    reviewRows: withReview(({ review }, { from, count }: ReviewRequest & { from: number; count: number }) =>
      review.people.slice(from, from + count).map(toReviewRow),
    ),

    reviewPerson: withReview(({ review }, { index }: ReviewRequest & { index: number | null }) => {
      const person = review.people[index ?? nextUndecided(review, -1) ?? 0]
      return person ? toReviewPerson(person, plans.me()) : null
    }),

    reviewFile: withReview(async (entry) => {
      const saved = lineCount(entry.review)
      const { chunks } = await writeReview(entry.review, giveWay)
      entry.saved = saved
      notify(entry)
      return chunks
    }),

    reviewEvidence: withReview(async (entry) => (await evidence(entry)).collected),

    evidenceFile: withReview(async (entry, { format }: ReviewRequest & { format: 'csv' | 'json' }) => {
      const saved = lineCount(entry.review)
      const { collected, chunks } = await evidence(entry)
      if (format === 'csv') return evidenceCsv(collected)
      entry.saved = saved
      notify(entry)
      return chunks
    }),

    discardReview: withReview((entry) => {
      entry.review.state = 'discarded'
      // Nobody has to be reminded to save it.
      entry.saved = lineCount(entry.review)
      const state = notify(entry)
      entries.delete(entry.review.header.id)
      return state
    }),

    /** Returns all reviews for a desk that takes over; null while a plan is being made from one. */
    carry() {
      const all = [...entries.values()]
      if (all.some(({ isFinishing }) => isFinishing)) return null
      // Reading people again goes on there when the review is opened.
      return all.map((entry) =>
        entry.readAgain === 'reading' ? Object.assign({}, entry, { readAgain: 'due' as const }) : entry,
      )
    },

    /** Continues carried reviews. Throws, and changes nothing, if one of them isn't whole. */
    restore(carried) {
      if (!carried.every(({ review }) => isWhole(review)))
        throw new TypeError('A carried review is not whole.')
      for (const entry of carried) {
        entries.set(entry.review.header.id, entry)
        notify(entry)
      }
    },

    /** Removes all reviews. */
    forget: () => entries.clear(),
  }
}
