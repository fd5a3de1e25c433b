import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Role, User } from '../api/schema.ts'
import { desk } from '../desk/client.ts'
import type { Outcome } from '../desk/perform.ts'
import { operations } from '../operations/operations.ts'
import type { OperationRequest } from '../operations/operation.ts'
import { rolesQuery, sessionQuery } from '../session/queries.ts'
import { undo } from '../session/undo.ts'
import { announce } from '../ui/status.ts'
import { displayName, roleName } from '../operations/person.ts'

/**
 * Carries out an operation on a person: `perform` sends it once, however often it is called meanwhile. `onDone` runs
 * when it is done; a failure stays in `error`. What the person is then arrives by the desk's event, in every tab.
 */
export function useOperation(user: User, onDone: () => void) {
  const queryClient = useQueryClient()
  const busy = useRef(false)
  const mutation = useMutation({
    mutationFn: (request: OperationRequest) => desk.perform(request),
    retry: false,
    onSuccess(outcome, request) {
      // Signed out meanwhile, here or in another tab: no name may show any more.
      if (!queryClient.getQueryData(sessionQuery.queryKey)?.signedIn) return
      const { undo: entry } = outcome
      announce(
        sentence(outcome, request, user, queryClient.getQueryData(rolesQuery.queryKey)?.listed ?? []),
        entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
      )
      // Done, but it could not be read what the person is now: ask again wherever they are shown.
      if (outcome.user === null) void queryClient.invalidateQueries()
      onDone()
    },
    onSettled() {
      busy.current = false
    },
  })
  return {
    error: mutation.error,
    pending: mutation.isPending,
    perform(request: OperationRequest) {
      if (busy.current) return
      busy.current = true
      mutation.mutate(request)
    },
  }
}

function sentence(
  { user: now, known }: Outcome,
  { operation, input }: OperationRequest,
  before: User,
  roles: readonly Role[],
): string {
  const role = input && 'roleId' in input ? roleName(input.roleId, roles) : ''
  const done = operations[operation].done(displayName(now ?? before), role)
  return known === 'answered'
    ? done
    : `${done} The API’s answer left it open, so the person was read again: it is done.`
}
