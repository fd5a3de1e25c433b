import type { FormEvent } from 'react'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { isApiError } from '../ui/explain.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { useIsGone } from '../ui/useIsGone.ts'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import { announceObstacle, announceUnseen, unseenCancellation } from '../operate/announceUnseen.ts'
import { addressOf, announceDone, runInvitation } from '../operate/runInvitation.ts'
import { notDone } from './words.ts'
import dialog from '../ui/Dialog.module.css'

interface Props {
  invitation: Enrollment
  onClose: () => void
}

/** Asks before an invitation is cancelled. Failures show here. */
export function CancelDialog({ invitation, onClose }: Props) {
  const address = addressOf(invitation)
  const isGone = useIsGone()
  const { mutate, isPending, error, data } = useMutationOnce({
    mutationFn: () => runInvitation('cancelInvitation', invitation),
    gcTime: 0,
    onError(thrown) {
      if (isGone()) void announceUnseen(unseenCancellation(address), thrown)
    },
    onSuccess(result) {
      if (result.is === 'impossible' && isGone()) void announceObstacle(unseenCancellation(address), result)
      if (result.is !== 'done') return
      announceDone('cancelInvitation', address, result)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  const keep = () => isPending || onClose()
  const isUnclear = error !== null && isApiError(error) && error.effect !== 'none'
  return (
    <Dialog
      alert
      title={
        <>
          Cancel the invitation of <bdi translate="no">{address}</bdi>?
        </>
      }
      onDismiss={keep}
    >
      <form onSubmit={submit} className={dialog.form} noValidate>
        <p>{invitationOperations.cancelInvitation.consequence(address)}</p>
        {error !== null && (
          <Failure error={error}>
            <p>{isUnclear ? notDone.mayBeChanged : notDone.nothingChanged}</p>
          </Failure>
        )}
        {data?.is === 'impossible' && (
          <Failure error={new Error(data.reason)} explanation={{ what: data.why, advice: '' }}>
            <p>{notDone.nothingChanged}</p>
          </Failure>
        )}
        {isPending && <p aria-live="polite">Working…</p>}
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={isPending} onClick={keep}>
            Keep invitation
          </SoftButton>
          <SoftButton type="submit" color="red" unavailable={isPending}>
            Cancel invitation
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
