import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { desk, onDesk } from '../desk/client.ts'
import type { UsersPage } from '../desk/pages.ts'
import type { Place } from './place.ts'

/** A page of the table. */
export const usersQuery = ({ page, size }: Place) =>
  queryOptions({
    queryKey: ['users', { page, size }],
    queryFn: ({ signal }) => desk.users({ page, size }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

/** A person. */
export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ['user', userId],
    queryFn: ({ signal }) => desk.user({ userId }, signal),
  })

/** The organization's roles. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => desk.roles(null, signal),
  staleTime: 300_000,
})

/** Shows a person as the list that was seen last has them, until the API has answered anew. */
export function seedUser(queryClient: QueryClient, userId: string) {
  const { queryKey } = userQuery(userId)
  if (queryClient.getQueryData(queryKey)) return
  const lists = queryClient.getQueriesData<UsersPage>({ queryKey: ['users'] })
  const seen = lists.flatMap(([, list]) => list?.users.find((user) => user.id === userId) ?? [])
  // As old as can be: it is asked for anew at once.
  if (seen[0]) queryClient.setQueryData(queryKey, seen[0], { updatedAt: 0 })
}

/** Shows people who were changed, in this tab or another, as they are now wherever they are shown. */
export function followUsers(queryClient: QueryClient) {
  onDesk('users', (changed) => {
    for (const user of changed) {
      queryClient.setQueryData(userQuery(user.id).queryKey, (shown) => shown && user)
    }
    const byId = new Map(changed.map((user) => [user.id, user]))
    queryClient.setQueriesData<UsersPage>({ queryKey: ['users'] }, (list) => list && patched(list, byId))
  })
}

function patched(list: UsersPage, byId: Map<string, User>): UsersPage {
  if (!list.users.some((user) => byId.has(user.id))) return list
  return { ...list, users: list.users.map((user) => byId.get(user.id) ?? user) }
}
