import type { Api } from '../../api/http.ts'
import { getUsers } from '../../api/users.ts'
import type { createRecentWrites } from '../users/recentWrites.ts'
import type { Listed, Pass } from './pageQueue.ts'
import type { Columns } from './columns.ts'
import { type Crawl, readPages } from './crawl.ts'

export interface Reader extends Omit<Crawl, 'read'> {
  api: () => Api
  columns: Columns
  recentWrites: ReturnType<typeof createRecentWrites>
  /** Told after each page how far the round is. */
  progress: (far: { read: number; unreadable: number; total: number | null }) => void
}

/** Every page read once, and what came of it. */
export interface Round extends Pass {
  number: number
  found: number
  unreadable: number
  /** How many fewer than the API counts there were, apart from failed pages; below 0 where there were more. */
  absent: number
  /** Whether people came, went or moved meanwhile, as far as can be told. */
  moved: boolean
}

/**
 * Reads every page into the columns, of a size as it is asked for. `number` is higher than that of every round before.
 * Throws as `readPages` does.
 */
export async function readPass(
  { api, columns, recentWrites, progress, ...crawl }: Reader,
  number: number,
  size: number,
): Promise<Round> {
  let found = 0
  let twice = 0
  let unreadable = 0

  const read = async (page: number, asked: number): Promise<Listed> => {
    const mark = recentWrites.mark()
    const answer = await getUsers(api(), { page, size: asked }, crawl.signal)
    crawl.signal.throwIfAborted()
    const before = found
    for (const [at, user] of answer.rows.entries()) {
      if (user === null) unreadable++
      else if (
        columns.put(recentWrites.newest(user, mark), { place: page * asked + at, round: number }) < number
      )
        found++
      else twice++
    }
    progress({ read: found + unreadable, unreadable, total: answer.total })
    return { ...answer, fresh: found - before }
  }

  const pass = await readPages({ ...crawl, read }, size)
  const total = pass.total ?? found + unreadable
  const failed = pass.failedPages.map((page) => Math.min(pass.size, total - page * pass.size))
  const absent =
    pass.total === null ? 0 : failed.reduce((rest, rows) => rest - rows, total - found - unreadable)
  return { ...pass, number, found, unreadable, absent, moved: !pass.sameTotal || twice > 0 }
}
