import type { ApiErrorKind } from '../api/error.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { count } from '../ui/count.ts'

/** Why reading everyone failed or paused by itself. */
export const reasons: Record<ApiErrorKind, string> = {
  unauthorized: 'the organization token is not accepted any more',
  forbidden: 'the organization token is not allowed to read people',
  notFound: 'the API knows nothing at this place',
  invalid: 'the API refused the request',
  conflict: 'the API refused the request',
  rateLimited: 'the API asks to slow down',
  server: 'the API failed',
  network: 'the API could not be reached',
  timeout: 'the API did not answer in time',
  unreadable: 'what answered was not the API',
}

/** So many of how many: `3,000 of 100,000`. */
export function far(read: number, total: number | null): string {
  return total === null ? count(read) : `${count(read)} of ${count(total)}`
}

/** What is not as it should be about what was read; empty where all is well. */
export function shortcomings({
  missing,
  moving,
  unreadable,
  failedPages,
  pageSize,
  total,
  error,
}: DirectoryProgress): string[] {
  const found: string[] = []
  if (failedPages.length > 0) {
    const size = pageSize ?? 0
    const places = failedPages.map(
      (page) => `${count((page - 1) * size + 1)}–${count(Math.min(page * size, total ?? Infinity))}`,
    )
    const why = error === null ? '' : `: ${reasons[error]}`
    found.push(`People ${places.join(', ')} in the API’s order could not be read${why}.`)
  }
  if (missing > 0) found.push(`${count(missing)} fewer than the API counts.`)
  if (moving) found.push('People came, went or moved while they were read, so someone may be missing.')
  if (unreadable > 0)
    found.push(
      unreadable === 1
        ? '1 entry could not be read: it has no usable id.'
        : `${count(unreadable)} entries could not be read: they have no usable id.`,
    )
  return found
}
