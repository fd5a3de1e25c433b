import type { Listing } from './columnStore.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import type { PageWindow } from './overlap.ts'
import type { ListedPage, PagesSummary, ReadPage } from './pageQueue.ts'
import { type PageReader, readPages } from './readPages.ts'

/**
 * Stores what a list has, and where the API listed it. The directory's column store is one. `Row` is an item as a page of
 * the list has it.
 */
export interface ListStore<Item, Row = Item> {
  /** Adds or replaces an item that the API lists at a position in a pass. */
  list: (item: Item | Row, position: number, pass: number) => Listing
  /** Adds or replaces an item that was read or changed by itself. */
  put: (item: Item) => void
  getUser: (row: number) => Item
  rowsListedBetween: (from: number, to: number) => number[]
  remove: (row: number) => void
}

/** How to read a list of users, or of anything else that has an id. */
export interface ListReader<Item extends { id: string }, Row extends { id: string } = Item> extends Omit<
  PageReader,
  'readPage'
> {
  /** Requests one page, from 0. Throws ApiError. */
  getPage: (request: { page: number; size: number }, signal: AbortSignal) => Promise<ListedPage<Row>>
  /** Requests one item by its id; null if the API has no such call. Throws ApiError. */
  getItem: ((id: string, signal: AbortSignal) => Promise<Item>) | null
  store: ListStore<Item, Row>
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
  /** How many times a user was listed again at another position. */
  listedTwice: number
  /** Whether the list changed during the pass, as far as that shows. */
  hasMoved: boolean
  /**
   * Whether nobody can have slipped between two pages, while one user left and another joined, which changes neither the
   * total nor the number of users read. That is so if there is one page only, if each page shares users with the page
   * before it (`overlap.ts`), and if the pass before listed the same users at the same positions.
   */
  isGapless: boolean
}

/** Reads all pages once and stores their users. `requestedSize`, `mayOverlap` and errors as for `readPages`. */
export async function readPass<Item extends { id: string }, Row extends { id: string }>(
  { getPage, store, recentWrites, onProgress, ...reader }: ListReader<Item, Row>,
  number: number,
  requestedSize: number,
  mayOverlap: boolean,
): Promise<Pass> {
  let found = 0
  /** Users who were listed again at the same position, on the next page, and at another one. */
  let shared = 0
  let listedTwice = 0
  /** Positions of entries that could not be parsed. */
  const unreadable = new Set<number>()
  /** Users at the same position as in the pass before. */
  let unchanged = 0

  const readPage = async ({ page, size }: PageWindow): Promise<ReadPage> => {
    const mark = recentWrites.mark()
    const response = await getPage({ page, size }, reader.signal)
    reader.signal.throwIfAborted()
    const foundBefore = found
    let position = page * size - 1
    for (const row of response.rows) {
      position++
      if (row === null) {
        unreadable.add(position)
        continue
      }
      const listing = store.list(recentWrites.newest(row, mark), position, number)
      if (listing === 'shared') shared++
      else if (listing === 'twice') listedTwice++
      else found++
      if (listing === 'unchanged') unchanged++
    }
    onProgress({ read: found + unreadable.size, unreadable: unreadable.size, total: response.total })
    return { ...response, newUsers: found - foundBefore }
  }

  const summary = await readPages({ ...reader, readPage }, requestedSize, mayOverlap)
  const listed = found + unreadable.size
  const total = summary.total ?? listed
  const { pageSize } = summary
  // A page past the end of a list that has shrunk holds nobody.
  const failedPages = summary.failedPages.filter((page) => summary.total === null || page * pageSize < total)
  const onFailedPages = failedPages
    .map((page) => Math.min(pageSize, Math.max(0, total - page * pageSize)))
    .reduce((sum, people) => sum + people, 0)
  const isOnePage = listed + listedTwice <= pageSize && (summary.total !== null || listed < pageSize)
  const isChain = !summary.isRefused && shared === summary.overlapping
  const hasGone = store.rowsListedBetween(number - 1, number).length > 0
  return {
    ...summary,
    failedPages,
    number,
    found,
    unreadable: unreadable.size,
    missing: summary.total === null ? 0 : total - listed - onFailedPages,
    onFailedPages,
    listedTwice,
    isGapless: summary.hasSameTotal && (isOnePage || isChain || (unchanged === found && !hasGone)),
    hasMoved: !summary.hasSameTotal || listedTwice > 0,
  }
}
