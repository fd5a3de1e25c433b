import { batchRecord, decisionRecord } from './decisionRecords.ts'
import type { ReviewedPerson } from './review.ts'
import type { ReviewRecord } from './records.ts'
import { addRecord } from './replay.ts'
import { toReviewPerson } from './reviewPerson.ts'
import type { ReviewMethods } from './interface.ts'
import type { ReviewDependencies, ReviewStore } from './reviewStore.ts'
import { nextUndecided, type ReviewEntry, toReviewState } from './reviewState.ts'
import type { DecideRequest, DecisionAnswer, ReviewRequest } from './types.ts'

type DecisionMethods = Pick<
  ReviewMethods,
  'decide' | 'keepRemaining' | 'setReviewNote' | 'undoDecision' | 'redoDecision'
>

/** Creates the methods that decide. Nothing happens to anyone. */
export function createDecisionMethods(
  { withReview, notify }: ReviewStore,
  { now, plans }: ReviewDependencies,
): DecisionMethods {
  /** Shows a person. `changed`: the people who changed; null if many have, and empty if nothing has. */
  const stepTo = (
    entry: ReviewEntry,
    index: number | null,
    changed: readonly ReviewedPerson[] | null,
  ): DecisionAnswer => {
    const describe = (person: ReviewedPerson) => toReviewPerson(person, plans.me())
    const person = entry.review.people[index ?? -1]
    return {
      state: changed?.length === 0 ? toReviewState(entry) : notify(entry, changed && changed.map(describe)),
      person: person ? describe(person) : null,
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
      const people = steps.at(-1)?.map(({ person }) => person) ?? []
      if (!add(entry, { record, at: now() })) return stepTo(entry, null, [])
      return stepTo(entry, people[0]?.index ?? null, people.length > 1 ? null : people)
    })

  return {
    decide: withReview((entry, request: DecideRequest) => {
      const { review } = entry
      const record = decisionRecord(review, request, { at: now(), me: plans.me() })
      const person = review.people[request.index]
      if (!person || !add(entry, record)) return stepTo(entry, request.index, [])
      return stepTo(entry, nextUndecided(review, request.index) ?? request.index, [person])
    }),

    keepRemaining: withReview((entry, { reason }: ReviewRequest & { reason: string }) => {
      const isChanged = add(entry, batchRecord(entry.review, reason, { at: now(), me: plans.me() }))
      return stepTo(entry, null, isChanged ? null : [])
    }),

    setReviewNote: withReview((entry, { index, note }: ReviewRequest & { index: number; note: string }) => {
      const person = entry.review.people[index]
      const text = note.trim()
      if (!person || person.note === text) return stepTo(entry, index, [])
      const isChanged = add(entry, { record: 'note', at: now(), person: person.facts.id, note: text })
      return stepTo(entry, index, isChanged ? [person] : [])
    }),

    undoDecision: move('undo'),
    redoDecision: move('redo'),
  }
}
