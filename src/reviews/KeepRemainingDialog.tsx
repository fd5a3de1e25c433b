import { Textarea } from '../ui/Textarea.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { keepRemainingTitle } from './words.ts'
import dialog from '../ui/Dialog.module.css'

interface Props {
  /** Number of people who are undecided. */
  people: number
  onKeep: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for the reason to keep everyone who is undecided, in one act that the evidence shows as such. */
export function KeepRemainingDialog({ people, onKeep, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [hasSubmitted, setSubmitted] = useState(false)
  const keep = useMutation({ mutationFn: onKeep, onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSubmitted(true)
    if (reason.trim() !== '' && !keep.isPending) keep.mutate(reason)
  }
  return (
    <Dialog title={keepRemainingTitle(people)} onDismiss={onClose}>
      <form onSubmit={submit} className={dialog.form} noValidate>
        <p>The evidence shows this as one act, with your reason. You can undo it.</p>
        <Textarea
          label="Reason"
          rows={3}
          maxLength={2000}
          value={reason}
          error={hasSubmitted && reason.trim() === '' && 'Enter a reason. An auditor will read it.'}
          errorRole="alert"
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        {keep.isError && <Failure title="This was not recorded." error={keep.error} />}
        <div className={dialog.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={keep.isPending}>
            Keep all remaining
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
