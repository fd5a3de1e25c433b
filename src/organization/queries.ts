import { queryOptions } from '@tanstack/react-query'
import { attach, desk } from '../desk/port/client.ts'

/** The session as the desk has it: asked once, when the page attaches, and kept by what the desk tells (follow.ts). */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: attach,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** The organization's roles. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => desk.roles(null, signal),
  staleTime: 300_000,
})

/** The admin's own id, where it was told. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => desk.me() })

/** How far reading everyone is; kept by what the desk tells (users/queries.ts). */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => desk.directory(),
  staleTime: Number.POSITIVE_INFINITY,
})
