import type { ApiErrorKind } from '../api/error.ts'
import type { PlanState, RowState, SkipReason } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { explainFailure } from '../ui/explain.ts'

/** What has become of a row, in the order in which they are shown. */
export const outcomeWords: Record<RowState, string> = {
  waiting: 'To do',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
  unknown: 'Unknown',
  out: 'Taken out',
}

/** What a plan is at. */
export const stateWords: Record<PlanState['state'], string> = {
  ready: 'Not run yet',
  running: 'Running',
  paused: 'Paused',
  ending: 'Being cancelled',
  ended: 'Ended',
  discarded: 'Discarded',
}

/** What it was made of. */
export const sourceWords: Record<PlanState['source'], string> = {
  selection: 'Made of a selection',
  list: 'Made of a list',
  undo: 'Takes back what another plan did',
}

const skipWords: Record<SkipReason, string> = {
  alreadySo: 'already so',
  notAllowed: 'not allowed',
  notFound: 'not found',
  unread: 'not looked up',
  changed: 'changed meanwhile',
  irreversible: 'can’t be undone',
  cancelled: 'cancelled',
}

/** Why rows are skipped, with how many: "2 already so, 1 not found". Empty where none are. */
export function skipsWords(skips: PlanState['skips']): string {
  return Object.entries(skips)
    .map(([reason, number]) => `${count(number)} ${skipWords[reason as SkipReason]}`)
    .join(', ')
}

/** What has become of the rows of a plan, but for what has become of none: "10 done, 1 failed". */
export function countsWords(counts: PlanState['counts']): string {
  const words = (Object.keys(outcomeWords) as RowState[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${count(counts[state])} ${outcomeWords[state].toLowerCase()}`)
  return words.join(', ') || 'no rows'
}

/** Why a run has paused, and how to go on. */
export function pauseWords(error: ApiErrorKind | null): string {
  if (error === null) return 'Paused. Nothing more is sent until you resume; what was sent has its outcome.'
  const { what, advice } = explainFailure({ kind: error, status: null, retryAfter: null, fingerprint: null })
  if (error === 'unauthorized')
    return `Paused by itself: ${lower(what)} You are signed in again, so the run can be resumed where it stopped.`
  return `Paused by itself, since calls failed in a row: ${lower(what)} ${advice} Then resume: what has failed can be retried at the end.`
}

/** A time that something takes, in milliseconds, short: "40 s", "3 min", "2 h". */
export function lasting(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 100) return `${seconds} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
