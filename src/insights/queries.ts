import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { InvitationsRequest } from '../desk/invitations/types.ts'

/** The figures of everyone who was read. They are counted again when someone has changed, or the roles have. */
export const insightsQuery = (
  { state, version }: Pick<DirectoryProgress, 'state' | 'version'>,
  rolesReadAt: number,
) =>
  queryOptions({
    queryKey: ['insights', state, version, rolesReadAt],
    queryFn: ({ signal }) => desk.insights(null, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

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

/** Numbers of open invitations. Asking for them starts reading the invitations. */
export const openInvitationsQuery = queryOptions({
  queryKey: ['openInvitations'],
  async queryFn({ signal }) {
    const { total, counts } = await desk.invitations(openOnes, signal)
    const old = await desk.invitations({ ...openOnes, olderDays: oldInvitationDays }, signal)
    const progress = await desk.invitationsProgress()
    return {
      open: total,
      old: old.total,
      expired: counts.byStatus.EXPIRED ?? 0,
      isReading: progress?.state === 'reading' && !progress.hasEveryone,
      isComplete: progress?.hasEveryone === true && progress.failedPages.length === 0,
    }
  },
})
