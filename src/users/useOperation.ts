import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Role, User } from '../api/schema.ts'
import type { RunOperationResult } from '../desk/operate/operate.ts'
import { desk } from '../desk/port/client.ts'
import type { Outcome } from '../desk/write/sendAndVerify.ts'
import type { Confirmed } from '../desk/operate/guards.ts'
import { changedBetween, fieldWords, keptWords } from '../operations/fields.ts'
import { operations } from '../operations/operations.ts'
import type { Field, OperationRequest } from '../operations/operation.ts'
import { rolesQuery, sessionQuery } from '../organization/queries.ts'
import { undo } from '../operate/undo.ts'
import type { Explanation } from '../ui/explain.ts'
import { announce } from '../ui/status.ts'
import { displayName, roleName } from '../operations/person.ts'
import { guardsQuery } from './useGuards.ts'

interface Sent {
  request: OperationRequest
  /** The person as shown when it was begun. */
  based: User
  confirmed: Confirmed
}

/** An operation that someone else came before, and whose values have to be chosen. */
export interface Meanwhile extends Omit<Sent, 'confirmed'> {
  now: User
  fields: Field[]
  /** How often that has happened in a row. */
  round: number
}

/**
 * Carries out an operation on a person as shown: `perform` sends it once, however often it is called meanwhile. `onDone`
 * runs when there is nothing left to do; a failure stays in `error`, a refusal in `refusal`, and what is to be chosen in
 * `meanwhile`. What the person is then arrives by the desk's event, in every tab.
 */
export function useOperation(user: User, onDone: () => void) {
  const queryClient = useQueryClient()
  const busy = useRef(false)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const roles = () => queryClient.getQueryData(rolesQuery.queryKey)?.listed ?? []

  const take = (performed: RunOperationResult, { request, based }: Sent) => {
    switch (performed.is) {
      case 'done': {
        const { undo: entry, kept } = performed
        announce(
          sentence(performed, request, user, roles()) + keptWords(kept),
          entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
        )
        // Done, but it could not be read what the person is now: ask again wherever they are shown.
        if (performed.user === null) void queryClient.invalidateQueries()
        return onDone()
      }
      case 'already': {
        const { now } = performed
        const made = fieldWords(changedBetween(based, now), now, roles())
        announce(`Nothing was sent: ${displayName(now)} is so already${made && ` (${made})`}.`)
        return onDone()
      }
      case 'changed': {
        const { now, fields } = performed
        return setMeanwhile((last) => ({ request, based, now, fields, round: (last?.round ?? 0) + 1 }))
      }
      case 'guarded':
        return queryClient.setQueryData(guardsQuery(request, based).queryKey, performed.guards)
      case 'impossible':
    }
  }

  const mutation = useMutation({
    mutationFn: ({ request, based, confirmed }: Sent) => desk.runOperation({ ...request, based, confirmed }),
    retry: false,
    gcTime: 0,
    onSuccess(performed, sent) {
      // Signed out meanwhile, here or in another tab: no name may show any more.
      if (queryClient.getQueryData(sessionQuery.queryKey)?.signedIn) take(performed, sent)
    },
    onSettled() {
      busy.current = false
    },
  })
  const { data, variables } = mutation
  return {
    error: mutation.error,
    refusal: data?.is === 'impossible' ? refusalOf(variables?.based ?? user, data, roles()) : null,
    /** Whether nothing was sent because of guards that were not confirmed. */
    isHeld: data?.is === 'guarded',
    pending: mutation.isPending,
    meanwhile,
    /** `based` is the person as shown when it was begun, where that is not the one whom the dialog was opened for. */
    runOperation(request: OperationRequest, confirmed: Confirmed = {}, based: User = user) {
      if (busy.current) return
      busy.current = true
      mutation.mutate({ request, based, confirmed })
    },
    /** Leaves it open what is to be chosen. */
    goBack() {
      mutation.reset()
      setMeanwhile(null)
    },
  }
}

export type Work = ReturnType<typeof useOperation>

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

function refusalOf(
  based: User,
  { now, why }: Extract<RunOperationResult, { is: 'impossible' }>,
  roles: readonly Role[],
): Explanation {
  const changed = changedBetween(based, now)
  const [then, since] = [based, now].map((user) => fieldWords(changed, user, roles))
  const what = `${displayName(now)} has been changed meanwhile by someone else. Then: ${then}. Now: ${since}.`
  return changed.length > 0 ? { what, advice: why } : { what: why, advice: '' }
}
