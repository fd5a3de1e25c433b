import type { Header } from './header.ts'
import type { RecordOf, ReviewRecord } from './records.ts'
import type { MadeDecision, ReviewPerson, ReviewState } from './types.ts'

/** A person in a review, as its records leave them. */
export interface ReviewedPerson extends Pick<
  ReviewPerson,
  'index' | 'facts' | 'before' | 'isGone' | 'made' | 'former' | 'note' | 'earlier' | 'outcome'
> {
  readAgain: Omit<NonNullable<ReviewPerson['readAgain']>, 'asDecided'> | null
}

/** Decisions that can be taken back together. */
export interface DecisionStep {
  person: ReviewedPerson
  before: MadeDecision | null
  after: MadeDecision
}

/** A review, as its records leave it. */
export interface Review {
  header: Header
  records: ReviewRecord[]
  people: ReviewedPerson[]
  byId: Map<string, ReviewedPerson>
  /** Acts that kept everyone who was undecided. */
  batches: { at: number; reason: string; people: number; by: string }[]
  /** Who decided: one after the other, each from when they opened the review. */
  reviewers: string[]
  undoable: DecisionStep[][]
  redoable: DecisionStep[][]
  state: ReviewState['state']
  planId: string | null
  finishedAt: number | null
  endedAt: number | null
  /** Every comparison with the present, without the people. */
  comparisons: Pick<RecordOf<'compared'>, 'at' | 'why' | 'readAt' | 'reviewer' | 'unread'>[]
}

/** Whether somebody still has to decide about a person. */
export function isUndecided({ made, isGone }: ReviewedPerson): boolean {
  return made === null && !isGone
}

/** Number of lines in the file of a review: its header and its records. */
export function lineCount({ records }: Pick<Review, 'records'>): number {
  return records.length + 1
}

/** Whether each person is where the review looks for them. */
export function isWhole({ people, byId }: Review): boolean {
  return people.every((person, index) => person.index === index && byId.get(person.facts.id) === person)
}

/** Creates a review that has no people yet. */
export function createReview(header: Header): Review {
  return {
    header,
    records: [],
    people: [],
    byId: new Map(),
    batches: [],
    reviewers: [header.reviewer],
    undoable: [],
    redoable: [],
    state: 'deciding',
    planId: null,
    finishedAt: null,
    endedAt: null,
    comparisons: [],
  }
}
