import { isRecent } from '../async/isRecent.ts'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { getEnrollments } from '../../api/enrollments.ts'
import type { Api } from '../../api/http.ts'
import { addressKey } from '../../text/address.ts'
import type { EnrollmentsReading } from '../write/sendInvitation.ts'
import { readBeforeWrite } from './readBeforeWrite.ts'

/** All invitations, as known right before a write. */
export interface KnownEnrollments extends EnrollmentsReading {
  /** Whether they were read after this was asked for. If not, others may have changed them since. */
  isFresh: boolean
}

interface Dependencies {
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Called with all invitations after each reading, and with one after it was changed. */
  onRead: (enrollments: readonly Enrollment[]) => void
}

/** A reading is slow if it has more pages and takes longer, in milliseconds. Only then it is used again for a while. */
const slowRead = { pages: 20, ms: 2000 }
/** How long a slow reading is used, as a multiple of the time that it took. */
const slowReadReuse = 10

/**
 * Reads all invitations, one reading at a time for all callers. Each call gets a reading that began after it,
 * which calls that wait share. A slow reading, of thousands, is used for some time.
 */
export function createEnrollmentReader(api: Api, { monotonic, onRead }: Dependencies) {
  let current: Promise<unknown> = Promise.resolve()
  let queued: Promise<EnrollmentsReading> | null = null
  let slow: { reading: EnrollmentsReading; startedAt: number; maxAgeMs: number } | null = null
  /** Addresses with writes whose result a slow reading lacks. */
  let written = new Set<string>()

  const read = async (): Promise<EnrollmentsReading> => {
    const startedAt = monotonic()
    // A write that ends meanwhile may be missing from this reading.
    written = new Set()
    let pages = 0
    const reading = await readBeforeWrite((request) => {
      pages++
      return getEnrollments(api, request)
    })
    const duration = monotonic() - startedAt
    slow =
      pages > slowRead.pages && duration > slowRead.ms
        ? { reading, startedAt, maxAgeMs: duration * slowReadReuse }
        : null
    onRead(reading.enrollments)
    return reading
  }

  /** Reads all invitations. The reading begins after this call. Throws ApiError. */
  const readAgain = (): Promise<EnrollmentsReading> => {
    if (queued) return queued
    const reading = current.then(() => {
      queued = null
      return read()
    })
    queued = reading
    current = reading.catch(() => {})
    return reading
  }

  return {
    readAgain,

    /**
     * Returns all invitations as of now, or as of a while ago if reading takes long. Of `address`, every earlier write is
     * included. Throws ApiError.
     */
    async known(address: string): Promise<KnownEnrollments> {
      if (slow && isRecent(slow.startedAt, slow.maxAgeMs, monotonic()) && !written.has(addressKey(address)))
        return { ...slow.reading, isFresh: false }
      return { ...(await readAgain()), isFresh: true }
    },

    /** Records that something was sent about an address, and the invitation as the API has it now, if it is known. */
    record(address: string, enrollment: Enrollment | null) {
      written.add(addressKey(address))
      if (enrollment !== null) onRead([enrollment])
    },
  }
}

export type EnrollmentReader = ReturnType<typeof createEnrollmentReader>
