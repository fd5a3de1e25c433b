import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { Confirmed } from '../desk/operate/guards.ts'
import type { OperationRequest } from '../operations/operation.ts'

/** What is to be known and confirmed before an operation; null while it is not said yet which. */
export const guardsQuery = (request: OperationRequest | null, based: User) =>
  queryOptions({
    queryKey: ['guards', request],
    queryFn: request === null ? skipToken : () => desk.guards({ ...request, based }),
    gcTime: 0,
  })

/**
 * The guards of an operation, and what was confirmed of them. They are shown as soon as they are there: the desk asks
 * them again before it sends anything.
 */
export function useGuards(request: OperationRequest | null, based: User) {
  const { data: guards = [] } = useQuery(guardsQuery(request, based))
  const [confirmed, confirm] = useState<Confirmed>({})
  return { guards, confirmed, confirm }
}

export type Guarding = ReturnType<typeof useGuards>
