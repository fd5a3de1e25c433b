import type { LockReason } from '../desk/session/locking.ts'
import { count } from '../text/count.ts'

/** Texts of the pages and dialogs for signing in, unlocking and signing out. */

export const tokenDescription = 'Copy it from your TransactionLink account. It starts with tot_.'
export const tokenIsProvided = 'This server provides the organization token, so you don’t need one.'
export const tokenIsMissing = 'Enter the organization token.'

/** `isProxyToken`, here and below: the server provides the token, so the admin has none. */
export function sessionExpired(isProxyToken: boolean): string {
  return isProxyToken
    ? 'The API no longer accepts the server’s token. Sign in again to continue where you left off. Unsaved text is kept.'
    : 'The API no longer accepts your token. Sign in again to continue where you left off. Unsaved text is kept.'
}

/** `isLostOnReload`: in this browser, a reload of the last tab ends the session. */
export function tokenPrivacy(isProxyToken: boolean, isLostOnReload: boolean): string {
  const where = isProxyToken
    ? 'The token never reaches your browser.'
    : 'Your token stays in memory and is never saved.'
  return isLostOnReload
    ? `${where} Closing or reloading the last tab signs you out.`
    : `${where} Closing the last tab signs you out.`
}

export const storageBlocked =
  'Your browser blocks storage for this site. Settings are not saved, and every tab and every reload needs a new sign-in.'

/** Announced to screen readers while the button shows a loader. */
export const signingIn = 'Signing in…'

/** `parts`: what was removed, such as “Bearer”. */
export function removedFromToken(parts: readonly string[]): string {
  return `Signed in. Removed from the pasted text: ${parts.join(', ')}.`
}

export function otherOrganization(isProxyToken: boolean): string {
  return isProxyToken
    ? 'The server’s token belongs to a different organization. Signing in clears the activity, plans and access reviews of the previous one.'
    : 'This token belongs to a different organization. Signing in clears the activity, plans and access reviews of the previous one.'
}

export function otherOrganizationKeeps(operations: number, plans: number): string {
  return `Activity entries: ${count(operations)}. Plans: ${count(plans)}.`
}

export const lockReasons: Record<LockReason, string> = {
  idle: 'Roster locked because you were inactive.',
  limit: 'Roster locked because a session lasts at most 8 hours.',
  manual: 'Roster is locked.',
}
export const keptWhileLocked =
  'People and unsaved text were cleared. Activity, plans and access reviews are kept in memory.'
export const unlockToContinue = 'Unlock to continue where you left off.'
export const enterTokenToContinue = 'To continue where you left off, enter a token for the same organization.'
export const signOutWhileLocked = 'Signing out also clears the activity, plans and access reviews.'

/** `hint`: the last characters of the token; null where Roster has none. */
export function lastToken(hint: string | null): string {
  return hint === null ? 'It starts with tot_.' : `Your last token was ${hint}.`
}

interface RunningPlan {
  state: string
  title: string
  /** Rows of the plan that are finished, and all of them. */
  finished: number
  total: number
}

/** `isTokenKept`: whether the token is in memory only because of the plan. */
export function planUnderWay({ state, title, finished, total }: RunningPlan, isTokenKept: boolean): string {
  const progress = `${title} (${count(finished)} of ${count(total)})`
  if (state === 'paused') return `A plan is paused: ${progress}.`
  return state === 'running' && isTokenKept
    ? `A plan is running: ${progress}. The token stays in memory until the plan finishes.`
    : `A plan is running: ${progress}.`
}

export const signingOutStopsIt = 'Signing out stops it, and the rest is not changed.'

export function unsavedActivity(operations: number): string {
  return operations === 1
    ? '1 change from this session is not saved to a file. Signing out deletes it.'
    : `${count(operations)} changes from this session are not saved to a file. Signing out deletes them.`
}
export const unlockToSave = 'To save the activity, unlock first.'

/** Warns that access reviews are lost. */
export function unsavedReviews(reviews: number): string {
  return reviews === 1
    ? '1 access review has decisions that are not saved to a file. Signing out deletes it. To keep it, open it and choose “Save to a file”.'
    : `${count(reviews)} access reviews have decisions that are not saved to a file. Signing out deletes them. To keep them, open each and choose “Save to a file”.`
}
