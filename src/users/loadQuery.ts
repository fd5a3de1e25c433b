import {
  CancelledError,
  type DefaultError,
  type EnsureQueryDataOptions,
  type QueryClient,
} from '@tanstack/react-query'

/**
 * Loads what a page shows first. Returns at once what is cached, and refreshes it where it is stale. Undefined where the
 * query was cancelled because no component asks for it any more, such as a page of the list after a search was typed:
 * that is no failure of the page.
 */
export function loadQuery<T, K extends readonly unknown[]>(
  queryClient: QueryClient,
  query: EnsureQueryDataOptions<T, DefaultError, T, K>,
): Promise<T | undefined> | T {
  const cached = queryClient.getQueryData<T>(query.queryKey)
  const loaded = queryClient
    .ensureQueryData({ ...query, revalidateIfStale: true })
    .catch((error: unknown) => {
      if (error instanceof CancelledError) return undefined
      throw error
    })
  return cached ?? loaded
}
