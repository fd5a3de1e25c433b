import type { InvitationsAnswer, InvitationsProgress, InvitationsRequest } from '../desk/invitations/types.ts'

/** Age from which an open invitation counts as old, in days since it was last sent. */
export const oldInvitationDays = 7

const openOnes: InvitationsRequest = {
  text: '',
  status: 'open',
  olderDays: null,
  sort: { column: 'sent', descending: true },
  page: 1,
  size: 1,
}

/** The desk's methods that read invitations, as a page calls them. */
interface InvitationsDesk {
  invitations: (request: InvitationsRequest, signal?: AbortSignal) => Promise<InvitationsAnswer>
  invitationsProgress: () => Promise<InvitationsProgress | null>
}

interface OpenInvitations {
  open: number
  old: number
  expired: number
  isReading: boolean
  isComplete: boolean
}

/** Counts the open invitations, out of those read so far. Starts reading them. Throws ApiError. */
export async function countOpenInvitations(
  desk: InvitationsDesk,
  signal: AbortSignal,
): Promise<OpenInvitations> {
  const before = await desk.invitationsProgress()
  const { total, counts } = await desk.invitations(openOnes, signal)
  const old = await desk.invitations({ ...openOnes, olderDays: oldInvitationDays }, signal)
  const progress = await desk.invitationsProgress()
  // The last ones arrived while they were counted. The event that told so came before there was anything to refresh.
  if (progress?.state === 'done' && progress.version !== before?.version)
    return countOpenInvitations(desk, signal)
  return {
    open: total,
    old: old.total,
    expired: counts.byStatus.EXPIRED ?? 0,
    isReading: progress?.state === 'reading' && !progress.hasEveryone,
    isComplete: progress?.hasEveryone === true && progress.failedPages.length === 0,
  }
}
