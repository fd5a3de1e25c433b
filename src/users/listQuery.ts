import type { ExtraFilters, Query } from '../desk/directory/types.ts'
import { timestampsOf } from './dayRange.ts'
import { isPlain, type ListState } from './listState.ts'
import { localZone } from './zone.ts'

/** Returns the query for a list state. */
export function queryOf(listState: ListState): Query {
  const { text, status, role, incomplete, sort, inactive, activeDays, never } = listState
  const { domain, joinedDays, olderDays, missing, duplicate, unknownActivity } = listState
  const extra = { domain, joinedDays, olderDays, missing, duplicate, unknownActivity }
  const zone = listState.zone ?? localZone()
  return {
    text,
    status,
    role,
    created: timestampsOf(listState.created, zone),
    activity: {
      ...timestampsOf(listState.activity, zone),
      olderThanDays: inactive,
      ...(activeDays === null ? {} : { withinDays: activeDays }),
      never,
    },
    incomplete,
    ...(hasExtra(extra) ? { extra } : {}),
    sort,
  }
}

/** Returns the request for the desk's `users` that answers a list state. */
export function usersRequest(listState: ListState) {
  const { page, size } = listState
  return { page, size, query: isPlain(listState) ? null : queryOf(listState) }
}

function hasExtra({ domain, ...others }: ExtraFilters): boolean {
  return domain.length > 0 || Object.values(others).some(Boolean)
}
