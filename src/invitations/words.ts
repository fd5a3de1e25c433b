import type { InvitationsProgress } from '../desk/invitations/types.ts'
import { statusWords } from '../operations/person.ts'
import { pauseWords, reasons as readingReasons } from '../organization/directoryWords.ts'
import { count } from '../text/count.ts'
import { elapsed } from '../ui/elapsed.ts'

export const columnLabels = {
  email: 'Email',
  name: 'Name',
  role: 'Role',
  status: 'Status',
  sent: 'Last sent',
} as const

/** What a status means for the invited person. */
export const statusHints: Record<string, string> = {
  PENDING: 'Not accepted yet',
  EXPIRED: 'The link no longer works',
  ACCEPTED: 'The person has joined',
  CANCELLED: 'The link no longer works',
}

/** The name of a status filter. */
export function filterName(status: string): string {
  if (status === 'open') return 'Open'
  return status === 'all' ? 'All' : statusWords(status)
}

export const ignoredParameters = 'Ignored invalid filters in the address:'
export const listFailed = 'The invitations could not be loaded.'
export const planFailed = 'The plan could not be created.'
export const selectFailed = 'The matching invitations could not be selected.'
export const rolesFailed = 'The role names could not be loaded.'
export const fileFailed = 'The file could not be created.'

const reasons: typeof readingReasons = {
  ...readingReasons,
  forbidden: 'the organization token does not have permission to read invitations',
  notFound: 'the API could not find the list of invitations',
}

/** The number of invitations: "3,000 of 5,000 invitations". A total below it is left out. */
function invitationsOf(read: number, total: number | null): string {
  if (total === null || total <= read) return read === 1 ? '1 invitation' : `${count(read)} invitations`
  return `${count(read)} of ${count(total)} invitations`
}

/** The status of the list. `age` is in milliseconds; null where nothing was read. */
export function readingStatus(progress: InvitationsProgress, age: number | null): string {
  const { state, read, total, unreadable, error, waitsUntil } = progress
  const loading = invitationsOf(read, total)
  if (state === 'paused')
    return error === null ? `Paused at ${loading}.` : `Paused at ${loading}: ${reasons[error]}.`
  if (state === 'reading')
    return waitsUntil === null ? `Loading: ${loading}.` : `Loading: ${loading}. ${pauseWords(waitsUntil)}`
  const loaded = invitationsOf(read - unreadable, total === null ? null : total - unreadable)
  const withAge = age === null ? loaded : `${loaded} ${elapsed(age)}`
  if (state === 'cancelled')
    return error === null
      ? `Incomplete: loaded ${withAge}.`
      : `Incomplete: loaded ${withAge}, because ${reasons[error]}.`
  return `Loaded ${withAge}.`
}

/** What may be missing from the list; empty where it is complete. */
export function listGaps({ missing, moving, unreadable, failedPages }: InvitationsProgress): string[] {
  const gaps: string[] = []
  if (failedPages.length === 1) gaps.push('1 page could not be loaded.')
  if (failedPages.length > 1) gaps.push(`${count(failedPages.length)} pages could not be loaded.`)
  if (missing === 1) gaps.push('1 invitation counted by the API is missing.')
  if (missing > 1) gaps.push(`${count(missing)} invitations counted by the API are missing.`)
  if (moving) gaps.push('The list may have changed while it loaded, so invitations may be missing.')
  if (unreadable === 1) gaps.push('1 entry has no valid ID and is not shown.')
  if (unreadable > 1) gaps.push(`${count(unreadable)} entries have no valid ID and are not shown.`)
  return gaps
}

/** How many invitations a file will hold. */
export function matchingInvitations(total: number): string {
  return total === 1 ? '1 invitation matches.' : `${count(total)} invitations match.`
}

/** The status message after a download. */
export function exportedMessage(rows: number, complete: boolean): string {
  const exported = rows === 1 ? 'Exported 1 invitation.' : `Exported ${count(rows)} invitations.`
  return complete ? exported : `${exported} The list is incomplete.`
}

/** Title and text where no invitation is shown. */
export function emptyWords(all: number, isFiltered: boolean): { title: string; text: string } {
  if (isFiltered) return { title: 'No matches', text: 'No invitations match this search and these filters.' }
  if (all === 0)
    return { title: 'No invitations yet', text: 'People you invite appear here until they join.' }
  return { title: 'No open invitations', text: 'Nobody has an invitation that is pending or expired.' }
}

/** Says that only invitations of some age are listed. */
export function olderOnly(days: number): string {
  return `Only invitations last sent more than ${days === 1 ? '1 day' : `${count(days)} days`} ago are listed.`
}

export const anyAge = 'Show invitations of any age'

/** Title and text where no invitation is shown, and some are missing. */
export const notAllLoaded = {
  title: 'No matches so far',
  text: 'No loaded invitation matches. Some invitations could not be loaded.',
}

/** Said after signing in again, if the session ended first. */
export const selectInterrupted =
  'The session ended before all matching invitations were selected. Select them again.'

/** Says that an invitation is being resent. */
export const sending = 'Sending…'

/** Titles of failures, by what was tried. */
export const notDone = {
  resend: (email: string) => `The invitation to ${email} was not resent.`,
  unclear: (email: string) => `It is unclear whether the invitation to ${email} was resent.`,
  unclearAdvice: 'The email may have been sent. Refresh the list and check “Last sent” before you resend it.',
  nothingChanged: 'Nothing was changed.',
  mayBeChanged: 'It may have been cancelled. Refresh the list to see.',
}

/** The invitations that a command of the palette applies to. */
export function selectedInvitations(invitations: number): string {
  return invitations === 1 ? '1 selected invitation' : `${count(invitations)} selected invitations`
}
