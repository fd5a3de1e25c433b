import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import type { PlanMethods } from '../plan/planMethods.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { SessionState } from '../session/sessionState.ts'
import type { ReviewRecord } from './records.ts'
import { addRecord } from './replay.ts'
import { type ReviewEntry, toReviewState } from './reviewState.ts'
import type { ReviewChange, ReviewPerson, ReviewRequest, ReviewState } from './types.ts'

/** What reviews need from the rest of the desk. */
export interface ReviewDependencies {
  /** Throws ApiError if nobody is signed in. */
  api: () => Api
  askInSession: AskInSession
  session: { state: () => Pick<SessionState, 'signedIn' | 'mode' | 'hint'> }
  directory: Directory
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Reads the roles if they are not known. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  plans: Pick<PlanMethods, 'plan' | 'planRows' | 'controlPlan' | 'me'>
  /** Hash of the last entry of the journal; null if it has none. */
  journalSeal: () => string | null
  /** Called with people who were read in the session of this API. */
  onRead: (api: Api, users: readonly User[]) => void
  delay: (ms: number) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Called soon after a review has changed. */
  changed: (change: ReviewChange) => void
}

/** The reviews of the desk, and how they change. */
export type ReviewStore = ReturnType<typeof createReviewStore>

/** Creates the store of reviews. */
export function createReviewStore({ session, changed, delay }: ReviewDependencies) {
  const entries = new Map<string, ReviewEntry>()
  let version = 0

  /** Notifies the tabs. `people`: those who changed; null if anyone may have. */
  const notify = (entry: ReviewEntry, people: ReviewPerson[] | null = null): ReviewState => {
    // A review that was carried over a reload has its version already.
    version = Math.max(version, entry.version) + 1
    entry.version = version
    const review = toReviewState(entry)
    if (entries.get(review.id) !== entry) return review
    // After the answer to the tab that made the change, which then shows the next person without waiting.
    void delay(0).then(() => {
      // A review names its reviewer, and no names may be seen while Roster is locked.
      if (session.state().signedIn) changed({ review, people })
    })
    return review
  }

  return {
    entries,
    notify,

    /** Adds records to a review. Those that do not fit are left out. */
    add(entry: ReviewEntry, records: readonly ReviewRecord[]): ReviewState {
      for (const record of records) addRecord(entry.review, record)
      return notify(entry)
    },

    /** Makes a method that finds the review by its id, and returns null if there is none. */
    withReview:
      <Input extends ReviewRequest, Rest extends unknown[], Result>(
        method: (entry: ReviewEntry, input: Input, ...rest: Rest) => Result,
      ) =>
      async (input: Input, ...rest: Rest): Promise<Awaited<Result> | null> => {
        const entry = entries.get(input.reviewId)
        return entry ? await method(entry, input, ...rest) : null
      },
  }
}

/** Throws ApiError `unauthorized` if the session has changed since `api` was its own. */
export function throwIfEnded(api: Api, dependencies: Pick<ReviewDependencies, 'api'>) {
  if (dependencies.api() !== api) throw new ApiError({ kind: 'unauthorized' })
}
