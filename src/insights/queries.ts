import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { InvitationsProgress } from '../desk/invitations/types.ts'

/** Open invitations count as old after so many days. */
export const oldInvitationDays = 7

/** How often the invitations are counted again while they are being read, in milliseconds. */
const recountMs = 500

/** How many invitations are open, and how many of them are old; null if the API does not say when they were sent. */
export const openInvitationsQuery = queryOptions({
  queryKey: ['insights', 'openInvitations'],
  async queryFn({ signal }) {
    const sort = { column: 'sent', descending: true } as const
    const open = { text: '', status: 'open', olderDays: null, sort, page: 1, size: 1 }
    const all = await desk.invitations(open, signal)
    const old = await desk.invitations({ ...open, olderDays: oldInvitationDays }, signal)
    const progress = await desk.invitationsProgress()
    return {
      open: all.total,
      old: all.has.sent || all.counts.all === 0 ? old.total : null,
      isReading: progress?.state === 'reading',
      // Until then the numbers would be too low.
      isCounted: progress?.hasEveryone === true || progress?.state !== 'reading',
      isComplete: progress !== null && isComplete(progress),
    }
  },
  refetchInterval: ({ state }) => (state.data?.isReading ? recountMs : false),
  gcTime: 0,
})

function isComplete({ state, missing, moving, unreadable, failedPages }: InvitationsProgress): boolean {
  return state === 'done' && missing + unreadable + failedPages.length === 0 && !moving
}

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
