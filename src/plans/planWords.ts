import type { ApiErrorKind } from '../api/error.ts'
import type { PlanRow, PlanState, RowState, SkipReason } from '../desk/plan/types.ts'
import { count } from '../text/count.ts'
import { explainFailure } from '../ui/explain.ts'

/** Outcomes of a row, in display order. */
export const outcomeLabels: Record<RowState, string> = {
  waiting: 'Pending',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
  unknown: 'Unknown',
  out: 'Excluded',
}

export const stateLabels: Record<PlanState['state'], string> = {
  ready: 'Ready to run',
  running: 'Running',
  paused: 'Paused',
  ending: 'Cancelling',
  ended: 'Finished',
  discarded: 'Discarded',
}

export const sourceLabels: Record<PlanState['source'], string> = {
  selection: 'From a selection',
  list: 'From a list',
  review: 'From an access review',
  snapshot: 'From a snapshot',
  invitations: 'From invitations',
  undo: 'Undoes another plan',
}

const skipLabels: Record<SkipReason, string> = {
  upToDate: 'already up to date',
  notAllowed: 'not allowed',
  notFound: 'not found',
  unread: 'not checked',
  changed: 'changed by someone else',
  irreversible: 'can’t be undone',
  cancelled: 'cancelled',
  alreadyMember: 'already a member',
  terminated: 'terminated',
  alreadyInvited: 'already invited',
  expired: 'expired',
  notAnAddress: 'not an address',
  notUnderstood: 'not understood',
  listedTwice: 'listed twice',
}

/** Says how Roster knows that a row was done, after an unclear answer. */
export const confirmedBySeeing: Record<PlanRow['kind'], string> = {
  person: 'The API’s response was unclear, so Roster checked the person: the change was made.',
  invitation: 'The API’s response was unclear, so Roster checked the invitations: the change was made.',
}

/** What to do if nobody knows whether a row was done. */
export const unknownOutcome: Record<PlanRow['kind'], string> = {
  person: 'Roster can’t tell whether this was done. Check the person before you repeat it.',
  invitation: 'Roster can’t tell whether the email was sent. Ask the person before you send another.',
}

/** Why a row with an unusual address is excluded at first. */
export const checkAddress = (warning: string) => `Check the address. ${warning}`

/** Counts the skipped rows by reason: "2 already up to date, 1 not found". Empty when no rows are skipped. */
export function skipCounts(skips: PlanState['skips']): string {
  return Object.entries(skips)
    .map(([reason, rows]) => `${count(rows)} ${skipLabels[reason as SkipReason]}`)
    .join(', ')
}

/** Counts the rows by outcome: "10 done, 1 failed". Outcomes without rows are left out. */
export function outcomeCounts(counts: PlanState['counts']): string {
  const parts = (Object.keys(outcomeLabels) as RowState[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${count(counts[state])} ${outcomeLabels[state].toLowerCase()}`)
  return parts.join(', ') || 'no rows'
}

/** Says how much a plan changes before it runs. */
export function plannedChanges(changes: number): string {
  if (changes === 0) return 'This plan makes no changes.'
  return changes === 1
    ? 'This plan makes 1 change. Nothing has happened yet.'
    : `This plan makes ${count(changes)} changes. Nothing has happened yet.`
}

/** Says why a plan cannot run, or returns null when it can. */
export function nothingToRun({ waiting, out }: PlanState['counts']): string | null {
  if (waiting > 0) return null
  return out > 0
    ? 'There is nothing to run. Include at least one row.'
    : 'There is nothing to run: every row is skipped.'
}

/** Says how much of a finished plan can be undone. */
export function undoableChanges(undoable: number, done: number): string {
  if (done === 0) return 'There are no changes to undo.'
  if (undoable === 0) return 'None of these changes can be undone.'
  if (undoable < done) return `You can undo ${count(undoable)} of ${count(done)} changes.`
  return done === 1 ? 'You can undo this change.' : `You can undo all ${count(done)} changes.`
}

/** Announces that a plan was discarded, before it ran or after it finished. */
export function discardedMessage({ title, state }: Pick<PlanState, 'title' | 'state'>): string {
  return state === 'ready'
    ? `Discarded “${title}”. Nothing was changed.`
    : `Discarded “${title}”. Its changes stay in effect.`
}

/** Says why a run has paused and how to resume it. */
export function pauseReason(error: ApiErrorKind | null): string {
  if (error === null) return 'Paused. No more changes are sent until you resume.'
  if (error === 'unauthorized')
    return 'Paused because the API rejected the token. You are signed in again: resume to continue.'
  const { what, advice } = explainFailure({ kind: error, status: null, retryAfter: null, fingerprint: null })
  return `Paused after several calls failed. ${what} ${advice} Then resume. You can retry failed rows at the end.`
}

/** Formats a duration in milliseconds: "40 s", "3 min", "2 h". */
export function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 100) return `${seconds} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
