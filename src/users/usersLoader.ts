import { rolesQuery } from '../organization/queries.ts'
import type { QueryClient } from '@tanstack/react-query'
import { isPlain, readListState } from './listState.ts'
import { usersQuery } from './queries.ts'

/** Has a page of the table ready before it is shown, and the one after it before it is asked for. */
export const usersLoader =
  (queryClient: QueryClient) =>
  async ({ request }: { request: Request }) => {
    // Without the fragment, in which a long list stands: that is asked for when the page is shown.
    const { listState } = readListState(new URL(request.url).search)
    // The table shows without the names of the roles, and says itself if they can't be read.
    void queryClient.prefetchQuery(rolesQuery)
    const asked = queryClient.ensureQueryData({ ...usersQuery(listState), revalidateIfStale: true })
    const prefetched = asked.then(({ more }) => {
      if (more) void queryClient.prefetchQuery(usersQuery({ ...listState, page: listState.page + 1 }))
    })
    // A question is answered on the page, where the search stays at hand whatever comes of it.
    if (isPlain(listState)) await prefetched
    else prefetched.catch(() => {})
    return null
  }
