import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import { desk } from '../desk/port/client.ts'
import type { InvitationResult } from '../desk/operate/invitationMethods.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { undo } from '../operate/undo.ts'
import { isApiError } from '../ui/explain.ts'
import { announce, announceFailure } from '../ui/status.ts'
import { addressOf } from './InvitationRow.tsx'
import { refusedQuery } from './queries.ts'
import { notDone } from './words.ts'

/** What can be done with an invitation that exists. */
export type InvitationAction = 'resend' | 'cancelInvitation'

/** Tells that an operation was done, with its undo where there is one. */
export function announceDone(action: InvitationAction, address: string, result: InvitationResult) {
  if (result.is !== 'done') return
  const { undo: entry } = result
  announce(
    invitationOperations[action].done(address, ''),
    entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
  )
}

/** Runs an operation on an invitation as shown. */
export function runInvitation(action: InvitationAction, based: Enrollment): Promise<InvitationResult> {
  return desk.runInvitation({
    operation: action,
    email: based.email,
    enrollmentId: based.id,
    input: null,
    based,
  })
}

/** Resends invitations straight from their rows. Each is sent once, even when it is chosen again meanwhile. */
export function useResend() {
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const mutation = useMutation({
    mutationFn: (based: Enrollment) => runInvitation('resend', based),
    retry: false,
    gcTime: 0,
    onSuccess(result, based) {
      const address = addressOf(based)
      if (result.is === 'done') announceDone('resend', address, result)
      else
        announceFailure({
          title: notDone.resend(address),
          error: new Error(result.reason),
          explanation: { what: result.why, advice: '' },
        })
    },
    onError(error, based) {
      const address = addressOf(based)
      const isUnclear = isApiError(error) && error.effect !== 'none'
      announceFailure(
        isUnclear
          ? {
              title: notDone.unclear(address),
              error,
              explanation: { what: notDone.unclearAdvice, advice: '' },
            }
          : { title: notDone.resend(address), error },
      )
    },
    onSettled(_, __, based) {
      setBusy((before) => new Set([...before].filter((id) => id !== based.id)))
      void queryClient.invalidateQueries(refusedQuery)
    },
  })
  return {
    busy,
    resend(invitation: Enrollment) {
      if (busy.has(invitation.id)) return
      setBusy((before) => new Set([...before, invitation.id]))
      mutation.mutate(invitation)
    },
  }
}
