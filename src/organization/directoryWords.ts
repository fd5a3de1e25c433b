import type { ApiErrorKind } from '../api/error.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { count } from '../text/count.ts'
import { elapsed } from '../ui/elapsed.ts'
import { elapsedSince } from '../ui/elapsedSince.ts'
import { exact } from '../ui/time.ts'

// Texts on reading the directory, shared by its status and the export dialog; loaded after the table.

/** Why reading the directory paused, or why a page of it is missing. */
export const reasons: Record<ApiErrorKind, string> = {
  unauthorized: 'the organization token is no longer accepted',
  forbidden: 'the organization token does not have permission to read users',
  notFound: 'the API could not find the list of users',
  invalid: 'the API rejected the request',
  conflict: 'the API rejected the request',
  rateLimited: 'the API is receiving too many requests',
  server: 'the API failed with a server error',
  network: 'the API could not be reached',
  timeout: 'the API did not respond in time',
  unreadable: 'the response could not be read',
}

/**
 * How many people are loaded: "3,000 of 100,000 people". `total` is null where the API does not say. A total below the
 * number of people is left out.
 */
export function loadedPeople(read: number, total: number | null): string {
  if (total === null || total < read) return read === 1 ? '1 person' : `${count(read)} people`
  return total === 1 ? `${count(read)} of 1 person` : `${count(read)} of ${count(total)} people`
}

/** Says that the API asked for a pause, and until when where that is more than a minute. */
export function pauseWords(waitsUntil: number): string {
  const left = -elapsedSince(waitsUntil)
  return left > 60_000
    ? `Waiting until ${exact(Date.now() + left)} because the API asked for a pause.`
    : 'Waiting because the API asked for a pause.'
}

/** The status while reading, or while it is paused. */
export function loadingStatus(
  { state, read, perSecond, error, waitsUntil, hasEveryone }: DirectoryProgress,
  total: number | null,
): string {
  const people = loadedPeople(read, total)
  if (state === 'paused') {
    const paused = hasEveryone ? 'Refresh paused' : 'Paused'
    return error === null ? `${paused} at ${people}.` : `${paused} at ${people}: ${reasons[error]}.`
  }
  if (waitsUntil !== null) return `Loading: ${people}. ${pauseWords(waitsUntil)}`
  if (total !== null && read >= total) return `Loading: ${people}. Checking that nobody was missed.`
  return perSecond > 0 ? `Loading: ${people}, ${count(perSecond)} per second.` : `Loading: ${people}.`
}

/** The status after reading has finished or was cancelled. `age` is in milliseconds; null where nothing was read. */
export function loadedStatus(
  { state, read, unreadable, error, hasEveryone }: DirectoryProgress,
  total: number | null,
  age: number | null,
): string {
  const loaded = loadedPeople(read - unreadable, total)
  const people = age === null ? loaded : `${loaded} ${elapsed(age)}`
  if (state !== 'cancelled') return `Loaded ${people}.`
  if (hasEveryone)
    return error === null
      ? `Refresh stopped at ${loaded}.`
      : `Refresh stopped at ${loaded}: ${reasons[error]}.`
  return error === null
    ? `Incomplete: loaded ${people}.`
    : `Incomplete: loaded ${people}, because ${reasons[error]}.`
}

/** What may be missing from the directory; empty where it is complete. */
export function directoryGaps(progress: DirectoryProgress): string[] {
  const { missing, moving, unreadable, failedPages, error } = progress
  const gaps: string[] = []
  if (failedPages.length > 0) {
    const ranges = failedRanges(progress)
    gaps.push(
      error === null
        ? `People ${ranges} in the API’s order could not be loaded.`
        : `People ${ranges} in the API’s order could not be loaded: ${reasons[error]}.`,
    )
  }
  if (missing === 1) gaps.push('1 person counted by the API is missing.')
  if (missing > 1) gaps.push(`${count(missing)} people counted by the API are missing.`)
  if (moving) gaps.push('The list may have changed while it loaded, so people may be missing.')
  if (unreadable === 1) gaps.push('1 entry has no valid ID and is not included.')
  if (unreadable > 1) gaps.push(`${count(unreadable)} entries have no valid ID and are not included.`)
  return gaps
}

/** Why not everyone is loaded; empty where everyone is. */
export function incompleteReasons(progress: DirectoryProgress): string[] {
  if (progress.state === 'done') return directoryGaps(progress)
  const { total } = progress
  return [
    progress.state === 'cancelled' ? loadedStatus(progress, total, null) : loadingStatus(progress, total),
  ]
}

/** How many people are not loaded; null where the number is unknown. */
export function unreadPeople({ total, read, unreadable }: DirectoryProgress): number | null {
  const unread = (total ?? 0) - read + unreadable
  return unread > 0 ? unread : null
}

/** The positions of people on failed pages: "1,001–2,000, 4,001–5,000". */
function failedRanges({ failedPages, pageSize, total }: DirectoryProgress): string {
  const size = pageSize ?? 0
  return failedPages
    .map((page) => `${count((page - 1) * size + 1)}–${count(Math.min(page * size, total ?? Infinity))}`)
    .join(', ')
}
