import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import type { ActivityRequest } from '../desk/journal/activity.ts'

const activityQuery = (request: ActivityRequest) =>
  queryOptions({
    queryKey: ['activity', request],
    queryFn: () => desk.activity(request),
    placeholderData: keepPreviousData,
  })

/** Shortest time between two refreshes, in milliseconds: a running plan adds entries many times a second. */
const refreshIntervalMs = 200

/** Reads the journal entries that match a request, and refreshes them when any tab adds one. */
export function useActivity(request: ActivityRequest) {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      onDesk(
        'journal',
        throttle(refreshIntervalMs, () => void queryClient.invalidateQueries({ queryKey: ['activity'] })),
      ),
    [queryClient],
  )
  return useQuery(activityQuery(request))
}

/** Returns a function that runs the callback once at the end of each interval in which it was called. */
function throttle(intervalMs: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      callback()
    }, intervalMs)
  }
}
