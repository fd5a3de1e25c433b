import { queryOptions } from '@tanstack/react-query'
import { attach, desk } from '../desk/port/client.ts'

/** The session. Requested once, when the page attaches to the desk; the desk then reports each change. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: attach,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** All queries but the session. */
export const aboutPeople = {
  predicate: ({ queryKey: [subject] }: { queryKey: readonly unknown[] }) => subject !== 'session',
}

/** The organization's roles. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => desk.roles(null, signal),
  staleTime: 300_000,
})

/** The id of the admin's own user; null where it is not set. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => desk.me() })

/** Progress of reading the directory. The desk reports each change (`syncDirectory` in users/queries.ts). */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => desk.directory(),
  staleTime: Number.POSITIVE_INFINITY,
})
