import type { Enrollment, EnrollmentPage } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import { enrollmentStatuses } from '../../operations/invitation.ts'
import { readEveryone } from '../directory/readEveryone.ts'
import type { ReadCounts } from '../directory/reading.ts'
import type { ListReader } from '../directory/readPass.ts'
import { createListStore } from './listStore.ts'

/** Requests one page of invitations, from 0. Throws ApiError. */
export type GetInvitationPage = (
  request: { page: number; size: number; status: string | null },
  signal: AbortSignal,
) => Promise<EnrollmentPage>

interface InvitationsReader extends Pick<
  ListReader<Enrollment>,
  'signal' | 'limiter' | 'untilResumed' | 'onProgress' | 'onFailure' | 'recentWrites'
> {
  getPage: GetInvitationPage
  nextPassNumber: () => number
  /** Called with each invitation as it comes. */
  onPut: (enrollment: Enrollment) => void
}

/** All invitations, and how complete they are. */
interface InvitationsReading extends ReadCounts {
  enrollments: Enrollment[]
  /** Whether the API filters by status; null if that was not needed. */
  isFilterable: boolean | null
}

/** The API refused the list itself, so reading on makes no sense. Not an ApiError, which would be tried again. */
class NoSuchList extends Error {
  readonly reason: ApiError

  constructor(reason: ApiError) {
    super('The API has no invitations.')
    this.reason = reason
  }
}

/**
 * Reads all invitations: the API's list as it comes, and then each status of which it has none, because the API may leave
 * some out unless they are asked for. Throws as `readEveryone` does, and ApiError `notFound` if there is no such list.
 */
export async function readInvitations(reader: InvitationsReader): Promise<InvitationsReading> {
  const lists = [await readList(reader, null, [])]
  const seen = new Set(lists[0]?.enrollments.map(({ status }) => status))
  let isFilterable: boolean | null = null
  for (const status of enrollmentStatuses.filter((one) => !seen.has(one))) {
    const first = await readFirstPage(reader, status, lists[0]?.pageSize ?? 20)
    if (first === 'refused') continue
    if (first === 'ignored') {
      isFilterable = false
      break
    }
    if (first === 'empty') continue
    isFilterable = true
    lists.push(await readList(reader, status, lists))
  }
  return { ...combine(lists), isFilterable }
}

interface List extends ReadCounts {
  enrollments: Enrollment[]
}

async function readList(
  { getPage, nextPassNumber, onPut, onProgress, ...reader }: InvitationsReader,
  status: string | null,
  before: readonly List[],
): Promise<List> {
  const store = createListStore(onPut)
  const earlier = combine(before)
  try {
    const result = await readEveryone(
      {
        ...reader,
        call: 'getEnrollments',
        getPage: (request, signal) => getPage({ ...request, status }, signal).catch(rethrow(request.page)),
        getItem: null,
        store,
        onProgress: ({ read, unreadable, total }) =>
          onProgress({
            read: earlier.read + read,
            unreadable: earlier.unreadable + unreadable,
            total: addTotals(earlier.total, total),
          }),
      },
      nextPassNumber,
    )
    return { ...result, enrollments: store.all() }
  } catch (error) {
    throw error instanceof NoSuchList ? error.reason : error
  }
}

/** A 404 of the first page means that there is no such list. Later, it means that the list has ended. */
function rethrow(page: number) {
  return (error: unknown): never => {
    if (page === 0 && error instanceof ApiError && error.kind === 'notFound') throw new NoSuchList(error)
    throw error
  }
}

/** Asks for one status. `ignored`: the API lists others as well. `refused`: it has no such filter or status. */
async function readFirstPage(
  { getPage, limiter, signal }: InvitationsReader,
  status: string,
  size: number,
): Promise<'listed' | 'empty' | 'ignored' | 'refused'> {
  try {
    await limiter.rested()
    const page = await limiter.run('getEnrollments', () => getPage({ page: 0, size, status }, signal))
    // Reading the whole list copes with whatever went wrong.
    if (page === null) return 'listed'
    if (page.rows.some((row) => row !== null && row.status !== status)) return 'ignored'
    return page.rows.length === 0 && !page.total ? 'empty' : 'listed'
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    return error.kind === 'invalid' || error.kind === 'notFound' ? 'refused' : 'listed'
  }
}

/** Adds up lists that have no invitation in common, except one whose status changed meanwhile. */
function combine(lists: readonly List[]): List {
  const byId = new Map(lists.flatMap(({ enrollments }) => enrollments.map((one) => [one.id, one] as const)))
  const sum = (key: 'read' | 'unreadable' | 'missing' | 'listedTwice') =>
    lists.reduce((total, list) => total + list[key], 0)
  const [first] = lists
  return {
    enrollments: [...byId.values()],
    read: sum('read'),
    unreadable: sum('unreadable'),
    missing: sum('missing'),
    listedTwice: sum('listedTwice'),
    total: lists.map(({ total }) => total).reduce(addTotals, 0),
    hasMoved: lists.some(({ hasMoved }) => hasMoved),
    pageSize: first?.pageSize ?? 20,
    failedPages: lists.flatMap(({ failedPages }) => failedPages),
  }
}

function addTotals(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}
