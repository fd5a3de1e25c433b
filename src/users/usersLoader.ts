import type { QueryClient } from '@tanstack/react-query'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { rolesQuery } from '../organization/queries.ts'
import type { Loader } from '../routing/route.ts'
import { isPlain, readListState } from './listState.ts'
import { loadQuery } from './loadQuery.ts'
import { usersQuery } from './queries.ts'

/** Rows that come sooner than this are shown without an outline before them, in milliseconds: one rendering is faster. */
const outlineDelayMs = 60

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Loads a page of the table before it is shown, and prefetches the next page. For the first list of a session it waits
 * a moment only: then the page shows with an outline of the rows.
 */
export const usersLoader =
  (queryClient: QueryClient): Loader =>
  ({ location: { search, hash } }) => {
    const { listState } = readListState(search + hash)
    // Not awaited: the table works without role names, and reports their failure itself.
    void queryClient.prefetchQuery(rolesQuery)
    const prefetchNext = (answer: UsersAnswer | undefined) => {
      if (answer?.more) void queryClient.prefetchQuery(usersQuery({ ...listState, page: listState.page + 1 }))
    }
    const isFirst = !queryClient.getQueriesData({ queryKey: ['users'] }).some(([, data]) => data)
    const users = loadQuery(queryClient, usersQuery(listState))
    if (!(users instanceof Promise)) return prefetchNext(users)
    const loaded = users.then(prefetchNext)
    // Nor is a search: the page shows its failure and keeps the search box usable.
    if (isPlain(listState))
      return isFirst ? Promise.race([loaded.catch(() => {}), delay(outlineDelayMs)]) : loaded
    loaded.catch(() => {})
  }
