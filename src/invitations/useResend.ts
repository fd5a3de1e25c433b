import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import { addressOf, announceDone, runInvitation } from '../operate/runInvitation.ts'
import { isApiError } from '../ui/explain.ts'
import { announceFailure } from '../ui/status.ts'
import { refusedQuery } from './queries.ts'
import { notDone } from './words.ts'

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
