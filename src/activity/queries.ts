import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import type { ActivityRequest } from '../desk/journal/journal.ts'

/** A part of the journal. */
const activityQuery = (request: ActivityRequest) =>
  queryOptions({
    queryKey: ['activity', request],
    queryFn: () => desk.activity(request),
    placeholderData: keepPreviousData,
  })

/** While a plan runs there is a new entry many times a second; it is asked for at most so often, in milliseconds. */
const interval = 200

/** A part of the journal, kept up with what is done in any tab. */
export function useActivity(request: ActivityRequest) {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      onDesk(
        'journal',
        atMost(interval, () => void queryClient.invalidateQueries({ queryKey: ['activity'] })),
      ),
    [queryClient],
  )
  return useQuery(activityQuery(request))
}

/** Does it so long after it was asked for, once for all who asked meanwhile. */
function atMost(ms: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, ms)
  }
}
