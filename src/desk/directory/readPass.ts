import type { Api } from '../../api/http.ts'
import { getUsers } from '../../api/users.ts'
import type { createRecentWrites } from '../users/recentWrites.ts'
import type { ColumnStore } from './columnStore.ts'
import type { PagesSummary, ReadPage } from './pageQueue.ts'
import { type PageReader, readPages } from './readPages.ts'

export interface DirectoryReader extends Omit<PageReader, 'readPage'> {
  api: () => Api
  store: ColumnStore
  recentWrites: ReturnType<typeof createRecentWrites>
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
  /** Whether the list changed during the pass, as far as that shows. */
  hasMoved: boolean
}

/** Reads all pages once and stores their users. Throws as `readPages` does. */
export async function readPass(
  { api, store, recentWrites, onProgress, ...reader }: DirectoryReader,
  number: number,
  requestedSize: number,
): Promise<Pass> {
  let found = 0
  let listedTwice = 0
  let unreadable = 0

  const readPage = async (page: number, size: number): Promise<ReadPage> => {
    const mark = recentWrites.mark()
    const response = await getUsers(api(), { page, size }, reader.signal)
    reader.signal.throwIfAborted()
    const foundBefore = found
    for (const [index, row] of response.rows.entries()) {
      if (row === null) {
        unreadable++
        continue
      }
      const user = recentWrites.newest(row, mark)
      const previousPass = store.put(user, { position: page * size + index, pass: number })
      if (previousPass < number) found++
      else listedTwice++
    }
    onProgress({ read: found + unreadable, unreadable, total: response.total })
    return { ...response, newUsers: found - foundBefore }
  }

  const summary = await readPages({ ...reader, readPage }, requestedSize)
  const total = summary.total ?? found + unreadable
  const onFailedPages = summary.failedPages.map((page) =>
    Math.min(summary.pageSize, total - page * summary.pageSize),
  )
  const missing =
    summary.total === null
      ? 0
      : onFailedPages.reduce((rest, count) => rest - count, total - found - unreadable)
  return {
    ...summary,
    number,
    found,
    unreadable,
    missing,
    hasMoved: !summary.hasSameTotal || listedTwice > 0,
  }
}
