import type { QueryClient } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { isUuid } from '../operations/person.ts'
import { rolesQuery } from '../organization/queries.ts'
import { loadQuery } from './loadQuery.ts'
import { seedUser, userQuery } from './queries.ts'

/** Loads a person before their page shows: immediately from a list that has them, else from the API. */
export const personLoader =
  (queryClient: QueryClient) =>
  async ({ params }: LoaderFunctionArgs) => {
    const userId = (params.userId ?? '').toLowerCase()
    if (!isUuid(userId)) return null
    void queryClient.prefetchQuery(rolesQuery)
    seedUser(queryClient, userId)
    await loadQuery(queryClient, userQuery(userId))
    return null
  }
