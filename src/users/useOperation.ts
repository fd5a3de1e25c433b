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
import { type Explanation, isApiError } from '../ui/explain.ts'
import { announce } from '../ui/status.ts'
import { useIsGone } from '../ui/useIsGone.ts'
import { displayName, roleName } from '../operations/person.ts'
import { alreadyChanged, changedByOthers, confirmedByReading } from './dialogWords.ts'
import { userQuery } from './queries.ts'
import { guardsQuery } from './useGuards.ts'

interface Submission {
  request: OperationRequest
  /** The person as shown when the operation was started. */
  based: User
  confirmed: Confirmed
  /** Id of the dialog that was open. */
  dialog: string
}

/** An operation whose fields someone else changed too, so that the admin chooses the values. */
export interface Conflict extends Omit<Submission, 'confirmed' | 'dialog'> {
  /** The person as they are now. */
  now: User
  fields: Field[]
  /** Number of conflicts in a row, counted from 1. */
  round: number
}

/**
 * Runs an operation on a person as shown. `runOperation` sends it once, even when called again while it runs. `onDone`
 * runs when nothing is left to do. Otherwise the result is in `error` (failed), `refusal` (not available any more) or
 * `conflict`; if the dialog was left meanwhile, it is announced. The new state of the person arrives by the desk’s event, in
 * every tab.
 */
export function useOperation(user: User, onDone: () => void) {
  const queryClient = useQueryClient()
  const isBusy = useRef(false)
  const isGone = useIsGone()
  const [{ conflict, dialog }, setOpen] = useState(() => openDialog())
  const roles = () => queryClient.getQueryData(rolesQuery.queryKey)?.listed ?? []

  const applyResult = (result: RunOperationResult, { request, based }: Submission) => {
    switch (result.is) {
      case 'done': {
        const { undo: entry, kept } = result
        announce(
          doneMessage(result, request, user, roles()) + keptWords(kept),
          entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
        )
        // Done, but the new state could not be read: refresh everything that is shown.
        if (result.user === null) void queryClient.invalidateQueries()
        return onDone()
      }
      case 'already': {
        const { now } = result
        const changed = fieldWords(changedBetween(based, now), now, roles())
        announce(alreadyChanged(displayName(now), changed))
        return onDone()
      }
      case 'changed': {
        const { now, fields } = result
        return setOpen((last) =>
          openDialog({ request, based, now, fields, round: (last.conflict?.round ?? 0) + 1 }),
        )
      }
      case 'guarded':
        return queryClient.setQueryData(guardsQuery(request, based).queryKey, result.guards)
      case 'impossible':
    }
  }

  const mutation = useMutation({
    mutationFn: ({ request, ...others }: Submission) => desk.runOperation({ ...request, ...others }),
    retry: false,
    gcTime: 0,
    onSuccess(result, submission) {
      // After a sign-out, here or in another tab, no name may show any more.
      if (queryClient.getQueryData(sessionQuery.queryKey)?.signedIn) applyResult(result, submission)
      if (isGone() && !isDone(result)) announceFailed(displayName(user), new Error(result.is), result)
    },
    onError(error, { based }) {
      if (isGone()) announceFailed(displayName(user), error)
      // Deleted since: what shows them should say so as well.
      if (isApiError(error) && error.kind === 'notFound')
        void queryClient.invalidateQueries(userQuery(based.id))
    },
    onSettled() {
      isBusy.current = false
    },
  })
  const { data, variables } = mutation
  return {
    error: mutation.error,
    refusal: data?.is === 'impossible' ? explainRefusal(variables?.based ?? user, data, roles()) : null,
    /** Whether nothing was sent because guards were not confirmed. */
    isGuarded: data?.is === 'guarded',
    isPending: mutation.isPending,
    conflict,
    /**
     * Lets the desk read the person, because the operation may be confirmed soon; with `renew`, even if it just has. A
     * failure shows when it is confirmed.
     */
    prepare: (renew: boolean) =>
      void desk.prepareOperation({ userId: user.id, dialog, renew }).catch(() => {}),
    /** Runs the operation. `based`: the person as shown, if not as when the dialog was opened. */
    runOperation(request: OperationRequest, confirmed: Confirmed = {}, based: User = user) {
      if (isBusy.current) return
      isBusy.current = true
      mutation.mutate({ request, based, confirmed, dialog })
    },
    /** Leaves a conflict unresolved, and returns to the operation’s dialog. */
    goBack() {
      mutation.reset()
      setOpen(openDialog())
    },
  }
}

/** Opens the dialog of the operation, or that of a conflict, with an id of its own: reads from before it don't count. */
function openDialog(conflict: Conflict | null = null) {
  // Unique among all tabs, and no secret: `crypto.randomUUID` does not exist on pages that are served without TLS.
  return { conflict, dialog: String(Math.random()) }
}

export type OperationRunner = ReturnType<typeof useOperation>

function doneMessage(
  { user: now, known }: Outcome,
  { operation, input }: OperationRequest,
  before: User,
  roles: readonly Role[],
): string {
  const role = input && 'roleId' in input ? roleName(input.roleId, roles) : ''
  const done = operations[operation].done(displayName(now ?? before), role)
  return known === 'answered' ? done : `${done} ${confirmedByReading}`
}

const isDone = ({ is }: RunOperationResult) => is === 'done' || is === 'already'

/** Announces a failure that no dialog is left to show. */
function announceFailed(name: string, error: Error, result: RunOperationResult | null = null) {
  import('../operate/announceUnseen.ts').then(
    (it) => it.announceUnseenOperation(name, error, result),
    () => {},
  )
}

function explainRefusal(
  based: User,
  { now, why }: Extract<RunOperationResult, { is: 'impossible' }>,
  roles: readonly Role[],
): Explanation {
  const changed = changedBetween(based, now)
  if (changed.length === 0) return { what: why, advice: '' }
  const [before, current] = [based, now].map((state) => fieldWords(changed, state, roles))
  return { what: changedByOthers(displayName(now), before ?? '', current ?? ''), advice: why }
}
