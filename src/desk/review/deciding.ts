import { batchOf, decisionOf } from './decide.ts'
import type { ReviewRecord } from './records.ts'
import { addRecord } from './replay.ts'
import { toReviewPerson } from './reviewPerson.ts'
import type { ReviewMethods } from './reviewMethods.ts'
import type { ReviewDependencies, ReviewStore } from './reviewStore.ts'
import { nextUndecided, type ReviewEntry, toReviewState } from './reviewState.ts'
import type { DecideRequest, Step } from './types.ts'

type DecidingMethods = Pick<
  ReviewMethods,
  'decide' | 'keepRemaining' | 'setReviewNote' | 'undoDecision' | 'redoDecision'
>

/** Creates the methods that decide. Nothing happens to anyone. */
export function createDeciding(
  { withReview, notify }: ReviewStore,
  { now, plans }: ReviewDependencies,
): DecidingMethods {
  const stepTo = (entry: ReviewEntry, index: number | null, isChanged = true): Step => {
    const person = entry.review.people[index ?? -1]
    return {
      state: isChanged ? notify(entry) : toReviewState(entry),
      person: person ? toReviewPerson(person, plans.me()) : null,
    }
  }
  /** Adds a record; `null` and one that does not fit change nothing. */
  const add = ({ review }: ReviewEntry, record: ReviewRecord | null): boolean =>
    record !== null && review.state === 'deciding' && addRecord(review, record)

  /** Takes a step back or makes it again, and shows the person it is about. */
  const move = (record: 'undo' | 'redo') =>
    withReview((entry) => {
      const { review } = entry
      const steps = record === 'undo' ? review.undoable : review.redoable
      const person = steps.at(-1)?.[0]?.person
      const isChanged = add(entry, { record, at: now() })
      return stepTo(entry, person?.index ?? null, isChanged)
    })

  return {
    decide: withReview((entry, request: DecideRequest) => {
      const { review } = entry
      const record = decisionOf(review, request, { at: now(), me: plans.me() })
      if (!add(entry, record)) return stepTo(entry, request.index, false)
      return stepTo(entry, nextUndecided(review, request.index) ?? request.index)
    }),

    keepRemaining: withReview((entry, { reason }: { reviewId: string; reason: string }) => {
      const isChanged = add(entry, batchOf(entry.review, reason, { at: now(), me: plans.me() }))
      return stepTo(entry, null, isChanged)
    }),

    setReviewNote: withReview((entry, { index, note }: { reviewId: string; index: number; note: string }) => {
      const person = entry.review.people[index]
      const text = note.trim()
      if (!person || person.note === text) return stepTo(entry, index, false)
      const isChanged = add(entry, { record: 'note', at: now(), person: person.facts.id, note: text })
      return stepTo(entry, index, isChanged)
    }),

    undoDecision: move('undo'),
    redoDecision: move('redo'),
  }
}
