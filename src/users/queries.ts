import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { User } from '../api/schema.ts'
import { desk, onDesk } from '../desk/port/client.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import type { Query } from '../desk/directory/types.ts'
import { directoryQuery } from '../organization/queries.ts'
import type { Selection } from './selection.ts'
import { usersRequest } from './listQuery.ts'
import { defaultListState, type ListState } from './listState.ts'

/** One page of the table. Search results stay fresh until the desk reports that the directory changed. */
export const usersQuery = (listState: ListState) => {
  const request = usersRequest(listState)
  return queryOptions({
    queryKey: ['users', request],
    async queryFn({ signal, client }) {
      const answer = await desk.users(request, signal)
      // The same answer has the counts of the filters, so that they are shown together with the rows.
      if (request.query && answer.found) {
        const { counts, isPartial } = answer.found
        const { queryKey } = countQuery({ ...request.query, sort: null })
        client.setQueryData(queryKey, { total: answer.total ?? 0, counts, isPartial })
      }
      return answer
    },
    placeholderData: keepPreviousData,
    staleTime: request.query === null ? 30_000 : Number.POSITIVE_INFINITY,
  })
}

/** People for the printer. Not cached: the list may be long. */
export const printedUsersQuery = (request: ReturnType<typeof usersRequest>) =>
  queryOptions({
    queryKey: ['printed', request],
    queryFn: ({ signal }) => desk.users(request, signal),
    staleTime: 0,
    gcTime: 0,
  })

/** How many people match a query, and how many would with other filters. */
export const countQuery = (query: Query) =>
  queryOptions({
    queryKey: ['count', query],
    queryFn: () => desk.count(query),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** How many people match a query, by the domain of their email address. */
export const domainsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['domains', query],
    queryFn: ({ signal }) => desk.domains(query, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** To how many of the selected people each operation applies. */
export const applicableQuery = ({ ids, version }: Selection) =>
  queryOptions({
    queryKey: ['applicable', version],
    queryFn: ({ signal }) => desk.countApplicable({ ids: [...ids] }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** One user. Fresh for a second: otherwise a page would read them again right after its loader. */
export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ['user', userId],
    queryFn: ({ signal }) => desk.user({ userId }, signal),
    staleTime: 1000,
  })

/** Fills the cache with a user from a cached list, so that they show at once while the API is asked. */
export function seedUser(queryClient: QueryClient, userId: string) {
  const { queryKey } = userQuery(userId)
  if (queryClient.getQueryData(queryKey)) return
  const lists = queryClient.getQueriesData<UsersAnswer>({ queryKey: ['users'] })
  const cached = lists.flatMap(([, list]) => list?.users.find((user) => user.id === userId) ?? [])
  // Marked as stale, so that it is fetched again at once.
  if (cached[0]) queryClient.setQueryData(queryKey, cached[0], { updatedAt: 0 })
}

/** Keeps the first page that the desk sends, and updates cached users and lists when users change, in this tab or another. */
export function syncUsers(queryClient: QueryClient) {
  onDesk('firstPage', (answer) => queryClient.setQueryData(usersQuery(defaultListState).queryKey, answer))
  onDesk('users', (changed) => {
    for (const user of changed) {
      queryClient.setQueryData(userQuery(user.id).queryKey, (cached) => cached && user)
    }
    const byId = new Map(changed.map((user) => [user.id, user]))
    queryClient.setQueriesData<UsersAnswer>(
      { queryKey: ['users'] },
      (list) => list && replaceUsers(list, byId),
    )
  })
}

function replaceUsers(list: UsersAnswer, byId: Map<string, User>): UsersAnswer {
  if (!list.users.some((user) => byId.has(user.id))) return list
  return { ...list, users: list.users.map((user) => byId.get(user.id) ?? user) }
}

/** Minimum time between two refreshes while the directory is being read, in milliseconds. */
const refreshIntervalMs = 500

/** Keeps the progress of the directory current, and refreshes the queries that depend on what has been read. */
export function syncDirectory(queryClient: QueryClient) {
  let known: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    timer = undefined
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [subject, request] }) => dependsOnDirectory(subject, request),
    })
  }
  onDesk('directory', (progress) => {
    queryClient.setQueryData(directoryQuery.queryKey, progress)
    const knownNow = `${progress.version} ${progress.hasEveryone}`
    if (knownNow === known) return
    known = knownNow
    timer ??= setTimeout(refresh, progress.state === 'reading' ? refreshIntervalMs : 0)
  })
}

/** Whether a query, by the parts of its key, is answered from the directory. */
function dependsOnDirectory(subject: unknown, request: unknown): boolean {
  return (
    subject === 'count' ||
    subject === 'domains' ||
    subject === 'applicable' ||
    subject === 'guards' ||
    (subject === 'users' && (request as { query: Query | null }).query !== null)
  )
}
