import { isUndecided, lineCount, type Review } from './review.ts'
import type { ReviewState } from './types.ts'

/** A review in the desk, with what its records do not say. */
export interface ReviewEntry {
  review: Review
  /** Number of the file's lines when it was saved last, as `lineCount`. */
  saved: number
  readAgain: ReviewState['readAgain']
  /** While a plan is being made from the decisions. */
  isFinishing: boolean
  /** The last end of a plan whose people were read again: its id and when it ended. */
  lastPlanEnd: string
  version: number
}

/** Creates the entry of a review that comes into the desk. `saved`: the lines of its file. */
export function createEntry(review: Review, saved: number): ReviewEntry {
  const readAgain = review.state === 'ended' && review.planId !== null ? 'done' : 'none'
  return { review, saved, readAgain, isFinishing: false, lastPlanEnd: '', version: 0 }
}

/** Describes a review for pages. */
export function toReviewState({ review, saved, readAgain, version }: ReviewEntry): ReviewState {
  const { header, people, state, planId, finishedAt, endedAt, undoable, redoable, reviewers } = review
  const counts = { keep: 0, changeRole: 0, terminate: 0, unsure: 0, undecided: 0, gone: 0 }
  let changed = 0
  for (const person of people) {
    counts[person.made?.decision ?? (person.isGone ? 'gone' : 'undecided')]++
    if (isUndecided(person) && person.before) changed++
  }
  return {
    id: header.id,
    name: header.name,
    reviewers: [...new Set(reviewers)],
    scope: header.scope,
    state,
    population: header.population,
    roles: header.roles,
    begunAt: header.at,
    finishedAt,
    endedAt,
    counts,
    changed,
    canUndo: state === 'deciding' && undoable.length > 0,
    canRedo: state === 'deciding' && redoable.length > 0,
    planId,
    readAgain,
    unsaved: lineCount(review) - saved,
    earlier: header.earlier,
    version,
  }
}

/** Returns the first person without a decision after this index, from the start if there is none; null if all are decided. */
export function nextUndecided({ people }: Review, after: number): number | null {
  for (let step = 1; step <= people.length; step++) {
    const index = (after + step) % people.length
    const person = people[index]
    if (person && isUndecided(person)) return index
  }
  return null
}
