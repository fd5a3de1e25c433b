import type { QueryClient } from '@tanstack/react-query'
import { readPlace } from './place.ts'
import { rolesQuery, usersQuery } from './queries.ts'

/** Has a page of the table ready before it is shown, and the one after it before it is asked for. */
export const usersLoader =
  (queryClient: QueryClient) =>
  async ({ request }: { request: Request }) => {
    const { place } = readPlace(new URL(request.url).search)
    // The table shows without the names of the roles, and says itself if they can't be read.
    void queryClient.prefetchQuery(rolesQuery)
    const shown = await queryClient.ensureQueryData({ ...usersQuery(place), revalidateIfStale: true })
    if (shown.more) void queryClient.prefetchQuery(usersQuery({ ...place, page: place.page + 1 }))
    return null
  }
