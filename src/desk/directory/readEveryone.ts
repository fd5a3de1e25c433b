import { ApiError } from '../../api/error.ts'
import { maxPageSize } from './pageQueue.ts'
import { type ListReader, type ListStore, type Pass, readPass } from './readPass.ts'

/** Maximum number of users to look up one by one. */
const maxLookups = 200

/** Maximum number of passes. */
const maxPasses = 3

/** The result of reading the directory: the last pass, corrected by the lookups after it. */
export interface ReadResult extends Pass {
  /** Entries read, including unreadable ones. */
  read: number
  /** How many users of the API's total are missing in the end, apart from failed pages; never negative. */
  missing: number
}

/**
 * Reads everyone into the store. A pass is repeated if someone may have slipped between two pages, while others left and
 * joined: if two pages in a row share nobody, or list the people they share at other positions. Where pages cannot
 * overlap, two passes in a row have to list the same users at the same positions. If the list still changes in the last
 * pass, users that only an earlier pass listed are looked up one by one. Users who no longer exist are removed, unless a
 * page failed on which they may be.
 *
 * `nextPassNumber` returns a number for each pass, one higher than for the pass before. Throws as `readPages` does.
 */
export async function readEveryone<Item extends { id: string }, Row extends { id: string } = Item>(
  reader: ListReader<Item, Row>,
  nextPassNumber: () => number,
): Promise<ReadResult> {
  const startMark = reader.recentWrites.mark()
  const firstNumber = nextPassNumber()
  let mayOverlap = true
  const readOnce = async (number: number, pageSize: number): Promise<Pass> => {
    const pass = await readPass(reader, number, pageSize, mayOverlap)
    mayOverlap &&= !pass.isRefused
    return pass.isRefused ? readPass(reader, nextPassNumber(), pass.pageSize, false) : pass
  }
  let pass = await readOnce(firstNumber, maxPageSize)
  for (let passes = 1; passes < maxPasses && needsAnotherPass(pass, passes); passes++)
    pass = await readOnce(nextPassNumber(), pass.pageSize)
  const { found, unreadable, missing } = pass
  if (pass.failedPages.length > 0) return withFailedPages(reader, pass, firstNumber)
  const confirmed = await checkUnlisted(reader, pass, startMark)
  return {
    ...pass,
    read: found + unreadable + confirmed,
    missing: Math.max(0, missing - confirmed),
    hasMoved: !pass.isGapless,
  }
}

/**
 * Counts users on the failed pages of a pass who were read by an earlier pass of the same reading. If that is all of
 * them, nobody is missing, but the list could not be compared with that of the earlier pass.
 */
function withFailedPages(
  { store }: { store: Pick<ListStore<unknown>, 'rowsListedBetween'> },
  pass: Pass,
  firstNumber: number,
): ReadResult {
  const { found, unreadable, onFailedPages } = pass
  const missing = Math.max(0, pass.missing)
  const kept = store.rowsListedBetween(firstNumber, pass.number).length
  const isEveryoneHere = kept >= missing + onFailedPages
  return {
    ...pass,
    read: found + unreadable + kept,
    missing: Math.max(0, pass.missing - kept),
    failedPages: isEveryoneHere ? [] : pass.failedPages,
    hasMoved: pass.hasMoved || isEveryoneHere,
  }
}

/** Whether the pass may have missed someone that another pass would find. Failed pages are no reason for another pass. */
function needsAnotherPass(pass: Pass, passes: number): boolean {
  // Numbers that do not add up may be the API's own mistake, but only if a second pass shows the same.
  const isDoubtful = passes < 2 && (pass.hasMoved || pass.missing !== 0)
  return isDoubtful || (pass.failedPages.length === 0 && !pass.isGapless)
}

/**
 * Checks the stored users that the pass did not list, and removes those who no longer exist. Returns the number of those
 * who still exist.
 */
async function checkUnlisted<Item extends { id: string }, Row extends { id: string }>(
  reader: ListReader<Item, Row>,
  pass: Pass,
  startMark: number,
): Promise<number> {
  const { store, recentWrites } = reader
  const isTrusted = pass.isGapless && !pass.hasMoved && pass.missing === 0
  let confirmed = 0
  let lookups = 0
  for (const row of store.rowsListedBetween(0, pass.number)) {
    const user = store.getUser(row)
    // Changed by Roster since reading began, so the user exists.
    if (recentWrites.newest(user, startMark) !== user) confirmed++
    else if (isTrusted) store.remove(row)
    else if (lookups++ < maxLookups) {
      const current = await lookUp(reader, user)
      if (current) store.put(current)
      else store.remove(row)
      if (current && current !== user) confirmed++
    }
  }
  return confirmed
}

/**
 * Reads one user. Returns null if the user does not exist, and the user as given if the API gives no clear answer or has no
 * such call.
 */
async function lookUp<Item extends { id: string }>(
  {
    getItem,
    recentWrites,
    untilResumed,
    signal,
  }: Pick<ListReader<Item>, 'getItem' | 'recentWrites' | 'untilResumed' | 'signal'>,
  user: Item,
): Promise<Item | null> {
  if (getItem === null) return user
  await untilResumed()
  const mark = recentWrites.mark()
  try {
    return recentWrites.newest(await getItem(user.id, signal), mark)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    return error.kind === 'notFound' ? null : user
  } finally {
    signal.throwIfAborted()
  }
}
