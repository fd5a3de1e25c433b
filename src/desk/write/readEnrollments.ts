import type { Enrollment, EnrollmentPage } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import { enrollmentStatuses } from '../../operations/invitation.ts'

/** Reads one page of invitations. Pages count from 0. Throws ApiError. */
export type ReadEnrollmentPage = (request: {
  page: number
  size: number
  status: string | null
}) => Promise<EnrollmentPage>

/** All invitations of the organization. */
export interface EnrollmentsReading {
  enrollments: Enrollment[]
  /** Whether none is missing, as far as the API's counts tell. */
  isComplete: boolean
}

/** Page sizes to try, as long as the API refuses them with 400. */
const pageSizes = [500, 100, 50, 20]
/** Attempts to read the same list while others change it. */
const maxPasses = 3
const maxConcurrentReads = 4
/** More pages than any organization has. */
const maxPages = 5000

/**
 * Reads all invitations in all statuses. Which ones the API lists without a status is open, so each status that did not
 * appear is asked for as well. Throws ApiError.
 */
export async function readEnrollments(readPage: ReadEnrollmentPage): Promise<EnrollmentsReading> {
  const all = await readList(readPage, null)
  const byId = new Map(all.enrollments.map((enrollment) => [enrollment.id, enrollment]))
  let { isComplete } = all
  const seen = new Set(all.enrollments.map(({ status }) => status))
  for (const status of enrollmentStatuses) {
    if (seen.has(status)) continue
    const list = await readFiltered(readPage, status)
    if (list === 'ignored') break
    isComplete &&= list.isComplete
    for (const enrollment of list.enrollments)
      if (!byId.has(enrollment.id)) byId.set(enrollment.id, enrollment)
  }
  return { enrollments: [...byId.values()], isComplete }
}

/** Reads the invitations of one status. `ignored` if the API has no such filter. */
async function readFiltered(
  readPage: ReadEnrollmentPage,
  status: string,
): Promise<EnrollmentsReading | 'ignored'> {
  try {
    const list = await readList(readPage, status)
    return list.enrollments.every((enrollment) => enrollment.status === status) ? list : 'ignored'
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'invalid') return 'ignored'
    throw error
  }
}

/** Reads a list until a pass shows as many invitations as the API counts, or a few times. */
async function readList(readPage: ReadEnrollmentPage, status: string | null): Promise<EnrollmentsReading> {
  let last: EnrollmentsReading = { enrollments: [], isComplete: false }
  for (let passes = 0; passes < maxPasses; passes++) {
    last = await readPass(readPage, status)
    if (last.isComplete) break
  }
  return last
}

async function readPass(readPage: ReadEnrollmentPage, status: string | null): Promise<EnrollmentsReading> {
  const { first, size } = await readFirstPage(readPage, status)
  const pages = [first]
  // Pages are counted in the size that was granted, and only the API knows it for certain.
  const granted = first.size ?? (first.rows.length || size)
  const pageCount = first.total === null ? maxPages : Math.min(maxPages, Math.ceil(first.total / granted))
  let next = 1
  const seen = new Set<string>()
  /** Whether a page has an invitation that no earlier one had. An API that repeats a page has no more of them. */
  const bringsMore = ({ rows }: EnrollmentPage) => {
    const before = seen.size
    for (const row of rows) if (row) seen.add(row.id)
    return seen.size > before
  }
  let isEnd = !bringsMore(first)
  const readOn = async () => {
    while (next < pageCount && !isEnd) {
      const page = next++
      const answer = await readPage({ page, size, status })
      pages[page] = answer
      if (!bringsMore(answer)) isEnd = true
    }
  }
  // Without a total, the end is found by reading on.
  const readers = first.total === null ? 1 : maxConcurrentReads
  await Promise.all(Array.from({ length: readers }, readOn))
  return toReading(pages)
}

function toReading(pages: readonly EnrollmentPage[]): EnrollmentsReading {
  const rows = pages.flatMap((page) => page.rows)
  const enrollments = rows.filter((row) => row !== null)
  const byId = new Map(enrollments.map((enrollment) => [enrollment.id, enrollment]))
  const totals = new Set(pages.flatMap(({ total }) => total ?? []))
  const [total = byId.size] = totals
  return {
    enrollments: [...byId.values()],
    isComplete: totals.size <= 1 && byId.size === rows.length && byId.size === total,
  }
}

async function readFirstPage(
  readPage: ReadEnrollmentPage,
  status: string | null,
): Promise<{ first: EnrollmentPage; size: number }> {
  for (const [index, size] of pageSizes.entries()) {
    try {
      return { first: await readPage({ page: 0, size, status }), size }
    } catch (error) {
      const isLast = index === pageSizes.length - 1
      if (isLast || !(error instanceof ApiError) || error.kind !== 'invalid') throw error
    }
  }
  throw new Error('There is no page size.')
}
