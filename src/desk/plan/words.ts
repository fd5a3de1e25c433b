import type { ApiErrorKind } from '../../api/error.ts'
import type { InvitationName } from '../../operations/invitation.ts'
import type { OperationName } from '../../operations/operation.ts'
import type { RowOutcome, RowState } from './types.ts'
import { count } from '../../text/count.ts'

/* What a plan says: titles, why rows are skipped, guards, and the words of a receipt. */

/** Fills the place of the people in an operation's heading: "Terminate 12 people". */
export const peopleCount = (people: number) => (people === 1 ? '1 person' : `${count(people)} people`)
/** Title of a plan with different operations. */
export const changeTitle = (people: number) =>
  people === 1 ? 'Change 1 person' : `Change ${count(people)} people`
export const undoTitle = (title: string) => `Undo “${title}”`

/** Says that a plan was made from an incomplete selection. `unread` is null where the number is unknown. */
export function incompleteSelection(unread: number | null): string {
  const why = 'Not everyone was loaded when these people were selected.'
  if (unread === null) return `${why} Others may be missing from this plan.`
  return unread === 1
    ? `${why} 1 person may be missing from this plan.`
    : `${why} ${count(unread)} people may be missing from this plan.`
}

export const noUserWithId = 'No user has this ID.'
export const userIsGone = 'This user no longer exists.'
export const notLookedUp = 'Not looked up. Load everyone first, then create the plan again.'
export const runCancelled = 'The run was cancelled before this change.'
export const noInverse = 'Can’t be undone: no operation restores the earlier state.'
/** Why a row is not run: an earlier row does the same. */
export const listedTwice: Record<InvitationName, string> = {
  invite: 'Listed twice. An earlier row invites this address.',
  resend: 'Listed twice. An earlier row resends this invitation.',
  cancelInvitation: 'Listed twice. An earlier row cancels this invitation.',
}
export const membersNotRead =
  'Not everyone is loaded yet, so some of these addresses may belong to members. Load everyone to be sure.'
export const unreadInvitations =
  'Some invitations could not be loaded, so some of these addresses may already be invited.'
export const anotherPlanRuns = 'Another plan is running. Wait until it finishes, or pause it.'

export const notOnTheList = (people: number) =>
  people === 1
    ? 'This plan is about 1 person who is not on the list.'
    : `This plan is about ${count(people)} people who are not on the list.`
export const leaversInDoubt = (people: number, lines: number) =>
  lines === 1
    ? `${notOnTheList(people)} 1 line of the list was not matched. It may mean one of them.`
    : `${notOnTheList(people)} ${count(lines)} lines of the list were not matched. They may mean some of them.`

/** Why there is nothing to change. An MFA reset never is: reading a person does not tell whether it was done. */
export const nothingToChange: Record<OperationName, string> = {
  updateProfile: 'The profile is already like this.',
  changeRole: 'Already has this role.',
  terminate: 'Already terminated.',
  reinstate: 'Already active with this role.',
  resetMfa: 'Already reset.',
}

export const changedMeanwhile = (before: string, now: string) =>
  `Changed in the meantime, from “${before}” to “${now}”.`

/** Outcomes, as a receipt names them. */
export const receiptOutcomes: Record<RowState, string> = {
  waiting: 'Not run',
  running: 'Running',
  out: 'Excluded',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Unknown',
  skipped: 'Skipped',
}

/** What a receipt says of a failure that the API did not explain. */
export const receiptFailures: Record<ApiErrorKind, string> = {
  unauthorized: 'The session has ended.',
  forbidden: 'The API did not allow this.',
  notFound: 'The API found no such user.',
  invalid: 'The API rejected the request as invalid.',
  conflict: 'The API reported a conflict.',
  rateLimited: 'The API received too many requests.',
  server: 'The API had an internal error.',
  network: 'The connection failed.',
  timeout: 'The API did not respond in time.',
  unreadable: 'The response could not be read.',
}

/** Says why a row was skipped or failed, in a receipt; empty for any other row. */
export function outcomeMessage(outcome: RowOutcome): string {
  if ('message' in outcome) return outcome.message
  if (!('error' in outcome)) return ''
  const { kind, messages } = outcome.error
  return messages.map(({ message }) => message).join(' ') || receiptFailures[kind]
}
