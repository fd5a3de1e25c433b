import type { InviteListAnswer, InviteOutcome } from '../desk/list/inviteTypes.ts'
import { count } from '../text/count.ts'

/** The field that takes the list. */
export const inviteSource = {
  region: 'People to invite',
  label: 'Email addresses',
  description: 'One or many, with any separator. Or a table with columns for address, names, title and role.',
}

/** What happens with a line of the list. */
export const inviteLabels: Record<InviteOutcome, string> = {
  invite: 'Invite',
  checkAddress: 'Check the address',
  alreadyMember: 'Already a member',
  terminated: 'Terminated, reinstate instead',
  alreadyInvited: 'Already invited',
  expired: 'Expired, resend',
  notAnAddress: 'Not an address',
  notUnderstood: 'Not understood',
  listedTwice: 'Listed twice',
  upToDate: 'No change',
  notAllowed: 'Not allowed',
  notFound: 'Not found',
  unread: 'Not checked',
  changed: 'Changed by someone else',
  irreversible: 'Can’t be undone',
  cancelled: 'Cancelled',
}

/** Counts the lines by what will happen: "12 people will be invited. 3 lines are skipped." */
export function inviteCounts({ counts }: Pick<InviteListAnswer, 'counts'>): string {
  const invited = counts.invite ?? 0
  const unusual = counts.checkAddress ?? 0
  const all = Object.values(counts).reduce((sum, lines) => sum + lines, 0)
  const others = all - invited - unusual
  return [
    invited === 1 ? '1 person will be invited.' : `${count(invited)} people will be invited.`,
    unusual === 1 && '1 address looks mistyped. The plan excludes it until you include it.',
    unusual > 1 &&
      `${count(unusual)} addresses look mistyped. The plan excludes them until you include them.`,
    others === 1 && '1 line is skipped.',
    others > 1 && `${count(others)} lines are skipped.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Why no plan can be previewed; null if one can. */
export function noInvitePlan(
  answer: Pick<InviteListAnswer, 'counts' | 'hasRoles' | 'columnCandidates' | 'encodingCandidates'>,
  roleId: string | null,
): string | null {
  const { counts, hasRoles, columnCandidates, encodingCandidates } = answer
  if (columnCandidates.length + encodingCandidates.length > 0)
    return 'Answer the question about the list first.'
  if ((counts.invite ?? 0) + (counts.checkAddress ?? 0) === 0) return 'Nobody on this list can be invited.'
  return roleId === null && !hasRoles ? 'Choose a role first.' : null
}

/** Says that people on a reconciled list are not here. */
export const joiners = (lines: number) =>
  lines === 1
    ? '1 person on the list is not in the organization.'
    : `${count(lines)} people on the list are not in the organization.`

/** Says that the list was reconciled, so that people who are here are left out. */
export const unmatchedLines = 'Shows only the lines of the reconciled list that match nobody.'
