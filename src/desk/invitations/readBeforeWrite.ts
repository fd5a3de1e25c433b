import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import type { EnrollmentsReading } from '../write/sendInvitation.ts'
import { type GetInvitationPage, readInvitations } from './readInvitations.ts'

/** A plan limits its own requests, and a single operation must not wait for a pause of minutes. */
const unlimited: RequestLimiter = {
  width: () => 4,
  rested: () => Promise.resolve(),
  run: (_, request) => request(),
}

/**
 * Reads all invitations in all statuses, as the list does. But the list copes with pages that fail: it tries them again,
 * pauses and does without. Here someone waits to write, so the first failure ends the reading. Throws ApiError.
 */
export async function readBeforeWrite(getPage: GetInvitationPage): Promise<EnrollmentsReading> {
  const { signal } = new AbortController()
  let passNumber = 0
  let last: ApiError | null = null
  let failure: ApiError | null = null
  const result = await readInvitations({
    signal,
    limiter: unlimited,
    recentWrites: createRecentWrites<Enrollment>(),
    nextPassNumber: () => ++passNumber,
    onPut: () => {},
    onProgress: () => {},
    onFailure: () => void (failure ??= last),
    // Asked before each page.
    untilResumed: () => (failure === null ? Promise.resolve() : Promise.reject(failure)),
    async getPage(...request) {
      try {
        return await getPage(...request)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        last = error
        // These may only refuse a page size or a status, or mark the end of the list.
        if (error.kind !== 'invalid' && error.kind !== 'notFound') failure ??= error
        throw error
      }
    },
  })
  const { enrollments, missing, unreadable, listedTwice, hasMoved } = result
  // One that is listed twice may stand in place of another, if the API repeats pages.
  const isComplete = missing + unreadable + listedTwice === 0 && !hasMoved
  return { enrollments, isComplete }
}
