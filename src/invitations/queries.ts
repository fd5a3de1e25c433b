import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { desk, onDesk } from '../desk/port/client.ts'
import { type ListState, pageSize } from './listState.ts'

/** One page of the list. It stays fresh until the desk reports that the list changed. */
export const invitationsQuery = (listState: ListState) => {
  const request = { ...listState, size: pageSize }
  return queryOptions({
    queryKey: ['invitations', request],
    queryFn: ({ signal }) => desk.invitations(request, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Progress of reading all invitations; null before it starts. The desk reports each change (`syncInvitations`). */
export const progressQuery = queryOptions({
  queryKey: ['invitationsProgress'],
  queryFn: () => desk.invitationsProgress(),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Which invitations the API has refused to resend, with its reason. */
export const refusedQuery = queryOptions({
  queryKey: ['refusedResends'],
  queryFn: () => desk.refusedResends(),
})

/** Shortest time between two refreshes while invitations are being read, in milliseconds. */
const refreshIntervalMs = 500

let isSyncing = false

/** Keeps the cached lists up to date with the desk. Calls after the first do nothing. */
export function syncInvitations(queryClient: QueryClient) {
  if (isSyncing) return
  isSyncing = true
  let version: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    timer = undefined
    void queryClient.invalidateQueries({ queryKey: ['invitations'] })
  }
  onDesk('invitations', (progress) => {
    queryClient.setQueryData(progressQuery.queryKey, progress)
    if (progress.version === version && progress.state === 'reading') return
    version = progress.version
    timer ??= setTimeout(refresh, progress.state === 'reading' ? refreshIntervalMs : 0)
  })
  // Who accepted is linked to their person once the directory has them.
  let directoryState: string | undefined
  onDesk('directory', ({ state }) => {
    if (state === 'done' && state !== directoryState) refresh()
    directoryState = state
  })
}
