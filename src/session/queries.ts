import { queryOptions } from '@tanstack/react-query'
import { attach } from '../desk/client.ts'

/** The session as the desk has it: asked once, when the page attaches, and kept by what the desk tells (follow.ts). */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: attach,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})
