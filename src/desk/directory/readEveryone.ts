import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { maxPageSize } from './pageQueue.ts'
import { type DirectoryReader, type Pass, readPass } from './readPass.ts'

/** Maximum number of users to look up one by one. */
const maxLookups = 200

/** The result of reading the directory: the last pass, corrected by the lookups after it. */
interface ReadResult extends Pass {
  /** Entries read, including unreadable ones. */
  read: number
  /** How many users of the API's total are missing in the end; never negative. */
  missing: number
}

/**
 * Reads everyone into the store. If the list changes during the first pass, a second pass follows. If it changes again,
 * users whom only the first pass listed are looked up one by one. Users who no longer exist are removed, unless a page
 * failed on which they may be.
 *
 * `nextPassNumber` returns a higher number for each pass. Throws as `readPages` does.
 */
export async function readEveryone(
  reader: DirectoryReader,
  nextPassNumber: () => number,
): Promise<ReadResult> {
  const startMark = reader.recentWrites.mark()
  let pass = await readPass(reader, nextPassNumber(), maxPageSize)
  if (!isStable(pass)) pass = await readPass(reader, nextPassNumber(), pass.pageSize)
  const confirmed = pass.failedPages.length > 0 ? 0 : await checkUnlisted(reader, pass, startMark)
  const { found, unreadable, missing } = pass
  return { ...pass, read: found + unreadable + confirmed, missing: Math.max(0, missing - confirmed) }
}

/** Whether a pass listed everyone, as far as that shows. */
function isStable({ hasMoved, missing }: Pass): boolean {
  return !hasMoved && missing === 0
}

/**
 * Checks the stored users whom the pass did not list, and removes those who no longer exist. Returns the number of those
 * who still exist.
 */
async function checkUnlisted(reader: DirectoryReader, pass: Pass, startMark: number): Promise<number> {
  const { store, recentWrites } = reader
  let confirmed = 0
  let lookups = 0
  for (const row of store.rowsNotSeenSince(pass.number)) {
    const user = store.getUser(row)
    // Changed by Roster since reading began, so the user exists.
    if (recentWrites.newest(user, startMark) !== user) confirmed++
    else if (isStable(pass)) store.remove(row)
    else if (lookups++ < maxLookups) {
      const current = await lookUp(reader, user)
      if (current) store.put(current)
      else store.remove(row)
      if (current && current !== user) confirmed++
    }
  }
  return confirmed
}

/** Reads one user. Returns null if the user does not exist, and the user as given if the API gives no clear answer. */
async function lookUp(
  { api, recentWrites, untilResumed, signal }: DirectoryReader,
  user: User,
): Promise<User | null> {
  await untilResumed()
  const mark = recentWrites.mark()
  try {
    return recentWrites.newest(await getUser(api(), user.id, signal), mark)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    return error.kind === 'notFound' ? null : user
  } finally {
    signal.throwIfAborted()
  }
}
