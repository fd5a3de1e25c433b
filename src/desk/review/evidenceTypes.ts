import type { Review } from './review.ts'
import type { ReviewPerson, ReviewState } from './types.ts'

/** Everything that the evidence of a review says. */
export interface Evidence extends Pick<Review, 'comparisons'> {
  /** Batches that still decide about someone. `number` counts from 1, `people` those that it decides about. */
  batches: (Review['batches'][number] & { number: number })[]
  state: ReviewState
  people: ReviewPerson[]
  /** Id of the organization; null if the API does not give it. */
  organization: string | null
  mode: 'live' | 'proxy' | 'demo'
  /** What the session was signed in with: the last four characters. Null where Roster has none. */
  hint: string | null
  /** Why the population is incomplete; null if it is complete. */
  incomplete: string | null
  /** Median of the decisions that were made one by one; null if there are none. */
  medianSeconds: number | null
  /** Number of the decisions that were made one by one. */
  single: number
  /** Hash of the last entry of the journal. Null if it has none. */
  journalSeal: string | null
  /** Hash of the last record of the review: the seal of its file. */
  seal: string
  /** The seal of the file that the evidence is exported to. */
  fileSeal: string
  records: number
}
