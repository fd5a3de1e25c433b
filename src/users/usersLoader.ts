import { rolesQuery } from '../organization/queries.ts'
import type { QueryClient } from '@tanstack/react-query'
import { Toolbar } from './lazyToolbar.tsx'
import { isPlain, readListState } from './listState.ts'
import { loadQuery } from './loadQuery.ts'
import { usersQuery } from './queries.ts'

/** Loads a page of the table before it is shown, and prefetches the next page. */
export const usersLoader =
  (queryClient: QueryClient) =>
  async ({ request }: { request: Request }) => {
    // Without the fragment, which loaders do not get: the page itself asks for a long pasted list.
    const { listState } = readListState(new URL(request.url).search)
    void Toolbar.preload()
    // Not awaited: the table works without role names, and reports their failure itself.
    void queryClient.prefetchQuery(rolesQuery)
    const users = loadQuery(queryClient, usersQuery(listState))
    const nextPage = users.then((answer) => {
      if (answer?.more) void queryClient.prefetchQuery(usersQuery({ ...listState, page: listState.page + 1 }))
    })
    // A search is not awaited: the page shows its failure and keeps the search box usable.
    if (isPlain(listState)) await nextPage
    else nextPage.catch(() => {})
    return null
  }
