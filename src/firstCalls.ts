import type { FirstCall } from './desk/port/askAhead.ts'
import { isUuid } from './operations/person.ts'
import { pathInApp } from './session/signInAddress.ts'
import { usersRequest } from './users/listQuery.ts'
import { readListState } from './users/listState.ts'

/** Returns what the page at the browser's address asks the desk first; nothing for pages that are neither the table nor a person. */
export function firstCalls(): FirstCall[] {
  const path = pathInApp(location.pathname, import.meta.env.BASE_URL)
  const roles = { method: 'roles', input: null } as const
  if (path === '/' || /^\/users\/?$/i.test(path)) {
    // The start page leads to the table without any parameters.
    const { listState } = readListState(path === '/' ? '' : location.search + location.hash)
    return [{ method: 'users', input: usersRequest(listState) }, roles]
  }
  const [, userId] = /^\/users\/([^/]+)\/?$/i.exec(path) ?? []
  return userId !== undefined && isUuid(userId) ? [{ method: 'user', input: { userId } }, roles] : []
}
