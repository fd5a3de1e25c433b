import type { ApiError } from '../../api/error.ts'
import { createOverlappingPages, isHonored, minOverlapSize, type PageWindow } from './overlap.ts'
import { createPlainPages } from './plainPages.ts'

/** Page sizes to try, largest first. The next one is tried when the server refuses a size with 400. */
const pageSizes = [1000, 500, 250, 200, 100, 50, 20]
export const [maxPageSize = 1000] = pageSizes
/** After this many failures in a row, the problem is more than a single page. */
const maxFailuresInRow = 8
/** After this many pages in a row without anyone new, the list has no end, whatever total the API gives. */
const maxRepeatedPagesInRow = 8

/** A page of a list as the API answered it. */
export interface ListedPage<Item> {
  /** In the API's order. Unreadable rows are null. */
  rows: readonly (Item | null)[]
  /** The API's total; null if it gives none. */
  total: number | null
  /** The page size that the server granted; null if it does not say. */
  size: number | null
}

/** A page that was read, with the number of users on it who were on no page before. */
export interface ReadPage extends ListedPage<unknown> {
  newUsers: number
}

/** The result of reading all pages once. */
export interface PagesSummary {
  pageSize: number
  /** The total in the last response; null if the API gives none. */
  total: number | null
  /** Whether all responses gave the same total. */
  hasSameTotal: boolean
  /** Pages that could not be read, from 0, in ascending order. */
  failedPages: number[]
  /** How many entries are on two pages, because pages overlap; null if they do not. */
  overlapping: number | null
  /** Whether overlapping pages could not be read, so that everyone has to be read in pages that do not overlap. */
  isRefused: boolean
}

/**
 * Creates the queue of pages to read. The first page is read alone, because it shows which page size the server grants
 * and usually how many users there are. A page that fails is queued again after the others, once.
 *
 * With `mayOverlap`, each further page shares an entry with the page before it, if the server gives a total and grants
 * large enough pages. The queue ends early (`isRefused`) if the server does not grant other sizes, or a page fails.
 */
export function createPageQueue(requestedSize: number, mayOverlap: boolean) {
  let pageSize = requestedSize
  const pages = createPlainPages()
  let overlap: ReturnType<typeof createOverlappingPages> | null = null
  const retries: PageWindow[] = []
  const failedOnce = new Set<PageWindow>()
  const failedPages: number[] = []
  const totals = new Set<number | null>()
  let total: number | null = null
  let isRefused = false
  let failuresInRow = 0
  let repeatedPagesInRow = 0

  const record = (page: number, response: Pick<ReadPage, 'rows' | 'total'>) => {
    failuresInRow = 0
    total = response.total
    totals.add(total)
    pages.record(page, pageSize, response)
  }

  const nextNew = (): PageWindow | undefined => {
    if (repeatedPagesInRow >= maxRepeatedPagesInRow) return undefined
    if (overlap) return overlap.next(total ?? 0)
    const page = pages.next()
    return page === undefined ? undefined : { page, size: pageSize }
  }

  return {
    /** Takes the next page to read, failed ones last; undefined if there is none at the moment. */
    next: (): PageWindow | undefined => (isRefused ? undefined : (nextNew() ?? retries.shift())),

    /** Records that a page was read. */
    succeeded(request: PageWindow, response: ReadPage) {
      repeatedPagesInRow = response.newUsers > 0 ? 0 : repeatedPagesInRow + 1
      const isFirst = totals.size === 0
      if (isFirst) pageSize = grantedSize(response, pageSize)
      record(request.page, response)
      if (overlap && !isHonored(request, response)) isRefused = true
      if (isFirst && mayOverlap && total !== null && total > pageSize && pageSize >= minOverlapSize)
        overlap = createOverlappingPages(pageSize)
    },

    /** Puts a page back that was not requested after all. */
    postponed: (request: PageWindow) => void retries.unshift(request),

    /**
     * Records that a page failed. Returns what follows: `handled` (the page is queued again, is past the end, or the queue
     * has ended), `givenUp`, or `mustPause` (the page is queued again, but reading on makes no sense for now).
     */
    failed(request: PageWindow, { kind }: ApiError): 'handled' | 'givenUp' | 'mustPause' {
      const { page } = request
      const isFirst = totals.size === 0
      const smallerSize = pageSizes.find((size) => size < pageSize)
      if (isFirst && kind === 'invalid' && smallerSize !== undefined) {
        pageSize = smallerSize
        retries.push({ page, size: smallerSize })
        return 'handled'
      }
      if (!isFirst && total === null && kind === 'notFound') {
        // Some servers answer 404 behind the last page.
        record(page, { rows: [], total })
        return 'handled'
      }
      failuresInRow++
      const isRepeated = failedOnce.has(request)
      if (kind === 'rateLimited' || failuresInRow >= maxFailuresInRow || (isFirst && isRepeated)) {
        failuresInRow = 0
        retries.push(request)
        return 'mustPause'
      }
      if (overlap && (isRepeated || kind === 'invalid')) {
        isRefused = true
        return 'handled'
      }
      if (isRepeated) {
        failedPages.push(page)
        pages.skip(page)
        return 'givenUp'
      }
      failedOnce.add(request)
      retries.push(request)
      return 'handled'
    },

    summary: (): PagesSummary => ({
      pageSize,
      total,
      hasSameTotal: totals.size === 1,
      failedPages: failedPages.toSorted((a, b) => a - b),
      overlapping: overlap && overlap.shared(),
      isRefused,
    }),
  }
}

/**
 * Returns the page size that the server granted: the size it names or, if it names none, the length of the first page
 * when the total shows that more users follow. Without either, the first page counts as full; if it was the last one,
 * that only costs extra requests.
 */
function grantedSize({ rows, total, size }: ListedPage<unknown>, requestedSize: number): number {
  if (rows.length > requestedSize) return rows.length
  if (size !== null && size > 0 && size < requestedSize && rows.length <= size) return size
  if (rows.length === 0) return requestedSize
  if (total !== null) return Math.min(total, requestedSize) > rows.length ? rows.length : requestedSize
  return size === null ? rows.length : requestedSize
}
