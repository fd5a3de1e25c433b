import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { Confirmed } from '../desk/operate/guards.ts'
import type { OperationRequest } from '../operations/operation.ts'

/** The guards of an operation: what blocks it or needs confirmation. Disabled while the request is null. */
export const guardsQuery = (request: OperationRequest | null, based: User) =>
  queryOptions({
    queryKey: ['guards', request],
    queryFn: request === null ? skipToken : () => desk.guards({ ...request, based }),
    gcTime: 0,
  })

/**
 * Reads the guards of an operation and holds the admin’s confirmations. The dialog does not wait for them: the desk
 * checks them again before it sends anything.
 */
export function useGuards(request: OperationRequest | null, based: User) {
  const { data: guards = [] } = useQuery(guardsQuery(request, based))
  const [confirmed, setConfirmed] = useState<Confirmed>({})
  return { guards, confirmed, setConfirmed }
}

export type GuardState = ReturnType<typeof useGuards>
