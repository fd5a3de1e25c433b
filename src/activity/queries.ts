import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk, onDesk } from '../desk/client.ts'
import type { ActivityRequest } from '../desk/journal/journal.ts'

/** A part of the journal. */
const activityQuery = (request: ActivityRequest) =>
  queryOptions({
    queryKey: ['activity', request],
    queryFn: () => desk.activity(request),
    placeholderData: keepPreviousData,
  })

/** A part of the journal, kept up with what is done in any tab. */
export function useActivity(request: ActivityRequest) {
  const queryClient = useQueryClient()
  useEffect(
    () => onDesk('journal', () => void queryClient.invalidateQueries({ queryKey: ['activity'] })),
    [queryClient],
  )
  return useQuery(activityQuery(request))
}
