import type { QueryClient } from '@tanstack/react-query'
import { isUuid } from '../operations/person.ts'
import { rolesQuery } from '../organization/queries.ts'
import type { Loader } from '../routing/route.ts'
import { loadQuery } from './loadQuery.ts'
import { seedUser, userQuery } from './queries.ts'

/** Loads a person before their page shows: immediately from a list that has them, else from the API. */
export const personLoader =
  (queryClient: QueryClient): Loader =>
  ({ params }) => {
    const userId = (params.userId ?? '').toLowerCase()
    if (!isUuid(userId)) return
    void queryClient.prefetchQuery(rolesQuery)
    seedUser(queryClient, userId)
    const user = loadQuery(queryClient, userQuery(userId))
    return user instanceof Promise ? user.then(() => {}) : undefined
  }
