import type { ListedPage } from './pageQueue.ts'

/** How many pages to read ahead when the server gives no total. */
const pagesAhead = 4

/** Numbers pages of one size, one after another, until the end of the list. */
export function createPlainPages() {
  let nextPage = 0
  /** The first page that does not exist, as far as is known. */
  let endPage = 1
  /** The last page worth requesting. Without a total, only an empty page marks the end. */
  let lastReachablePage = 0
  return {
    next: () => (nextPage < endPage && nextPage <= lastReachablePage ? nextPage++ : undefined),

    /** Records that a page was read, and with it how many pages there are. */
    record(page: number, pageSize: number, { rows, total }: Pick<ListedPage<unknown>, 'rows' | 'total'>) {
      if (total !== null) {
        endPage = Math.ceil(total / pageSize)
        lastReachablePage = Infinity
        return
      }
      if (page === 0) endPage = Infinity
      if (rows.length === 0) endPage = Math.min(endPage, page)
      const isShort = rows.length < pageSize
      lastReachablePage = Math.max(lastReachablePage, page + (isShort ? 1 : pagesAhead))
    },

    /** Reads on behind a page that was given up. */
    skip: (page: number) => void (lastReachablePage = Math.max(lastReachablePage, page + 1)),
  }
}
