import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import type { ComparisonRequest } from '../desk/snapshots/types.ts'

/** The snapshots that were opened in this session, in any tab. */
export const snapshotsQuery = queryOptions({
  queryKey: ['snapshots'],
  queryFn: () => desk.snapshots(),
  staleTime: 0,
})

/** The first changes between two snapshots. With now, `version` is that of the directory. */
export const comparisonQuery = (request: ComparisonRequest, limit: number, version: number | undefined) =>
  queryOptions({
    queryKey: ['comparison', request, limit, request.later === null ? version : null],
    queryFn: ({ signal }) => desk.compareSnapshots({ ...request, limit }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

/** A person in each opened snapshot. */
export const historyQuery = (userId: string) =>
  queryOptions({
    queryKey: ['history', userId],
    queryFn: () => desk.personHistory({ userId }),
    staleTime: 0,
    gcTime: 0,
  })
