import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { countOpenInvitations } from './countOpenInvitations.ts'

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

/** Numbers of open invitations. Asking for them starts reading the invitations. */
export const openInvitationsQuery = queryOptions({
  queryKey: ['openInvitations'],
  queryFn: ({ signal }) => countOpenInvitations(desk, signal),
})
