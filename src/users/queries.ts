import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { desk, onDesk } from '../desk/port/client.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import type { Query } from '../desk/directory/types.ts'
import { directoryQuery } from '../organization/queries.ts'
import type { Selection } from './selection.ts'
import { isPlain, type ListState, queryOf } from './listState.ts'

/** A page of the table. An answer to a question stays until the desk tells of another one. */
export const usersQuery = (listState: ListState) => {
  const request = {
    page: listState.page,
    size: listState.size,
    query: isPlain(listState) ? null : queryOf(listState),
  }
  return queryOptions({
    queryKey: ['users', request],
    queryFn: ({ signal }) => desk.users(request, signal),
    placeholderData: keepPreviousData,
    staleTime: request.query === null ? 30_000 : Number.POSITIVE_INFINITY,
  })
}

/** How many a question would find, and how many with other filters. */
export const countQuery = (query: Query) =>
  queryOptions({
    queryKey: ['count', query],
    queryFn: () => desk.count(query),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** On how many of those selected each operation can be done. */
export const applicableQuery = ({ ids, version }: Selection) =>
  queryOptions({
    queryKey: ['fitting', version],
    queryFn: ({ signal }) => desk.countApplicable({ ids: [...ids] }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** A person. */
export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ['user', userId],
    queryFn: ({ signal }) => desk.user({ userId }, signal),
  })

/** Shows a person as the list that was seen last has them, until the API has answered anew. */
export function seedUser(queryClient: QueryClient, userId: string) {
  const { queryKey } = userQuery(userId)
  if (queryClient.getQueryData(queryKey)) return
  const lists = queryClient.getQueriesData<UsersAnswer>({ queryKey: ['users'] })
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
    queryClient.setQueriesData<UsersAnswer>({ queryKey: ['users'] }, (list) => list && patched(list, byId))
  })
}

function patched(list: UsersAnswer, byId: Map<string, User>): UsersAnswer {
  if (!list.users.some((user) => byId.has(user.id))) return list
  return { ...list, users: list.users.map((user) => byId.get(user.id) ?? user) }
}

/** While everyone is read, questions are asked anew at most so often, in milliseconds. */
const interval = 500

/** Follows how far reading everyone is, and asks anew what may have another answer by it. */
export function followDirectory(queryClient: QueryClient) {
  let version: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    timer = undefined
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [subject, asked] }) => isAnswer(subject, asked),
    })
  }
  onDesk('directory', (progress) => {
    queryClient.setQueryData(directoryQuery.queryKey, progress)
    if (progress.version === version) return
    version = progress.version
    timer ??= setTimeout(refresh, progress.state === 'reading' ? interval : 0)
  })
}

/** Whether a query is one that the directory answers. */
function isAnswer(subject: unknown, asked: unknown): boolean {
  return (
    subject === 'count' ||
    subject === 'fitting' ||
    subject === 'guards' ||
    (subject === 'users' && (asked as { query: Query | null }).query !== null)
  )
}
