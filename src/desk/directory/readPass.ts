import type { RecentWrites } from '../users/recentWrites.ts'
import type { ListedPage, PagesSummary, ReadPage } from './pageQueue.ts'
import { type PageReader, readPages } from './readPages.ts'

/** Stores what a list has, and where the API listed it. The directory's column store is one. */
export interface ListStore<Item> {
  lastListing: (id: string) => { position: number; pass: number } | undefined
  put: (item: Item, listed?: { position: number; pass: number }) => void
  getUser: (row: number) => Item
  rowsListedBetween: (from: number, to: number) => number[]
  remove: (row: number) => void
}

/** How to read a list of users, or of anything else that has an id. */
export interface ListReader<Item extends { id: string }> extends Omit<PageReader, 'readPage'> {
  /** Requests one page, from 0. Throws ApiError. */
  getPage: (request: { page: number; size: number }, signal: AbortSignal) => Promise<ListedPage<Item>>
  /** Requests one item by its id; null if the API has no such call. Throws ApiError. */
  getItem: ((id: string, signal: AbortSignal) => Promise<Item>) | null
  store: ListStore<Item>
  recentWrites: RecentWrites<Item>
  /** Called after each page with the counts of the pass so far. */
  onProgress: (counts: { read: number; unreadable: number; total: number | null }) => void
}

/** The result of one pass over all pages. */
export interface Pass extends PagesSummary {
  /** Higher than that of every earlier pass. */
  number: number
  /** Users listed, each counted once. */
  found: number
  /** Entries that could not be parsed. */
  unreadable: number
  /** How many users of the API's total were not listed, apart from failed pages; negative if there were more. */
  missing: number
  /** How many users of the API's total are on the failed pages. */
  onFailedPages: number
  /** Whether the list changed during the pass, as far as that shows. */
  hasMoved: boolean
  /**
   * Whether the pass shows the list as it was at one moment: a single page does, and so does a pass that lists the same
   * users at the same positions as the pass before. Otherwise, one user may have left and another joined between two
   * pages, which changes neither the total nor the number of users read.
   */
  isSnapshot: boolean
}

/** Reads all pages once and stores their users. Throws as `readPages` does. */
export async function readPass<Item extends { id: string }>(
  { getPage, store, recentWrites, onProgress, ...reader }: ListReader<Item>,
  number: number,
  requestedSize: number,
): Promise<Pass> {
  let found = 0
  let listedTwice = 0
  let unreadable = 0
  /** Users at the same position as in the pass before. */
  let unchanged = 0

  const readPage = async (page: number, size: number): Promise<ReadPage> => {
    const mark = recentWrites.mark()
    const response = await getPage({ page, size }, reader.signal)
    reader.signal.throwIfAborted()
    const foundBefore = found
    for (const [index, row] of response.rows.entries()) {
      if (row === null) {
        unreadable++
        continue
      }
      const user = recentWrites.newest(row, mark)
      const before = store.lastListing(user.id)
      const position = page * size + index
      if (before?.pass === number) {
        // The first position counts, so that a user whom the API always lists twice does not seem to move.
        store.put(user, { pass: number, position: Math.min(position, before.position) })
        listedTwice++
        continue
      }
      store.put(user, { pass: number, position })
      found++
      if (before?.pass === number - 1 && before.position === position) unchanged++
    }
    onProgress({ read: found + unreadable, unreadable, total: response.total })
    return { ...response, newUsers: found - foundBefore }
  }

  const summary = await readPages({ ...reader, readPage }, requestedSize)
  const listed = found + unreadable
  const total = summary.total ?? listed
  const { pageSize } = summary
  // A page past the end of a list that has shrunk holds nobody.
  const failedPages = summary.failedPages.filter((page) => summary.total === null || page * pageSize < total)
  const onFailedPages = failedPages
    .map((page) => Math.min(pageSize, Math.max(0, total - page * pageSize)))
    .reduce((sum, people) => sum + people, 0)
  const isOnePage = listed + listedTwice <= pageSize && (summary.total !== null || listed < pageSize)
  const hasGone = store.rowsListedBetween(number - 1, number).length > 0
  return {
    ...summary,
    failedPages,
    number,
    found,
    unreadable,
    missing: summary.total === null ? 0 : total - listed - onFailedPages,
    onFailedPages,
    isSnapshot: summary.hasSameTotal && (isOnePage || (unchanged === found && !hasGone)),
    hasMoved: !summary.hasSameTotal || listedTwice > 0,
  }
}
