import type { ApiError } from '../../api/error.ts'

/** Page sizes to try, largest first. The next one is tried when the server refuses a size with 400. */
const pageSizes = [1000, 500, 250, 200, 100, 50, 20]
export const [maxPageSize = 1000] = pageSizes
/** After this many failures in a row, the problem is more than a single page. */
const maxFailuresInRow = 8
/** After this many pages in a row without anyone new, the list has no end, whatever total the API gives. */
const maxRepeatedPagesInRow = 8
/** How many pages to read ahead when the server gives no total. */
const pagesAhead = 4

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
}

/**
 * Creates the queue of pages to read. The first page is read alone, because it shows which page size the server grants
 * and usually how many users there are. A page that fails is queued again after the others, once.
 */
export function createPageQueue(requestedSize: number) {
  let pageSize = requestedSize
  let nextPage = 0
  /** The first page that does not exist, as far as is known. */
  let endPage = 1
  /** The last page worth requesting. Without a total, only an empty page marks the end. */
  let lastReachablePage = 0
  const retries: number[] = []
  const failedOnce = new Set<number>()
  const failedPages: number[] = []
  const totals = new Set<number | null>()
  let total: number | null = null
  let failuresInRow = 0
  let repeatedPagesInRow = 0

  const record = (page: number, response: Pick<ReadPage, 'rows' | 'total'>) => {
    failuresInRow = 0
    total = response.total
    totals.add(total)
    if (total !== null) {
      endPage = Math.ceil(total / pageSize)
      lastReachablePage = Infinity
    } else {
      if (page === 0) endPage = Infinity
      if (response.rows.length === 0) endPage = Math.min(endPage, page)
      const isShort = response.rows.length < pageSize
      lastReachablePage = Math.max(lastReachablePage, page + (isShort ? 1 : pagesAhead))
    }
  }

  return {
    /** Takes the next page to read, failed ones last; undefined if there is none at the moment. */
    next: (): number | undefined =>
      repeatedPagesInRow < maxRepeatedPagesInRow && nextPage < endPage && nextPage <= lastReachablePage
        ? nextPage++
        : retries.shift(),

    pageSize: () => pageSize,

    /** Records that a page was read. */
    succeeded(page: number, response: ReadPage) {
      repeatedPagesInRow = response.newUsers > 0 ? 0 : repeatedPagesInRow + 1
      if (totals.size === 0) pageSize = grantedSize(response, pageSize)
      record(page, response)
    },

    /** Puts a page back that was not requested after all. */
    postponed: (page: number) => void retries.unshift(page),

    /**
     * Records that a page failed. Returns what follows: `handled` (the page is queued again, or is past the end),
     * `givenUp`, or `mustPause` (the page is queued again, but reading on makes no sense for now).
     */
    failed(page: number, { kind }: ApiError): 'handled' | 'givenUp' | 'mustPause' {
      const isFirst = totals.size === 0
      const smallerSize = pageSizes.find((size) => size < pageSize)
      if (isFirst && kind === 'invalid' && smallerSize !== undefined) {
        pageSize = smallerSize
        retries.push(page)
        return 'handled'
      }
      if (!isFirst && total === null && kind === 'notFound') {
        // Some servers answer 404 behind the last page.
        record(page, { rows: [], total })
        return 'handled'
      }
      failuresInRow++
      const isRepeated = failedOnce.has(page)
      if (kind === 'rateLimited' || failuresInRow >= maxFailuresInRow || (isFirst && isRepeated)) {
        failuresInRow = 0
        retries.push(page)
        return 'mustPause'
      }
      if (isRepeated) {
        failedPages.push(page)
        lastReachablePage = Math.max(lastReachablePage, page + 1)
        return 'givenUp'
      }
      failedOnce.add(page)
      retries.push(page)
      return 'handled'
    },

    summary: (): PagesSummary => ({
      pageSize,
      total,
      hasSameTotal: totals.size === 1,
      failedPages: failedPages.toSorted((a, b) => a - b),
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
