import { Textarea } from '../ui/Textarea.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { keepRemainingTitle } from './words.ts'

interface Props {
  reviewId: string
  /** Number of people who are undecided. */
  people: number
  onKeep: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for the reason to keep everyone who is undecided, in one act that the evidence shows as such. */
export function KeepRemainingDialog({ reviewId, people, onKeep, onClose }: Props) {
  const textName = `reason ${reviewId}`
  const [reason, setReason] = useKeptText(textName, () => '')
  const [hasSubmitted, setSubmitted] = useState(false)
  const { dismiss, cancel, prompt, settle } = useUnsavedText({
    isUnsaved: reason.trim() !== '',
    forget: () => forgetText(textName),
    onClose,
  })
  const keep = useMutation({
    mutationFn: onKeep,
    onSuccess() {
      settle()
      onClose()
    },
  })
  const submit = () => {
    setSubmitted(true)
    if (reason.trim() !== '') keep.mutate(reason)
  }
  return (
    <Dialog title={keepRemainingTitle(people)} onDismiss={dismiss}>
      <DialogForm
        submit="Keep all remaining"
        unavailable={keep.isPending}
        onSubmit={submit}
        onCancel={cancel}
      >
        <p>The evidence shows this as one decision, with your reason. You can undo it.</p>
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
        {prompt}
      </DialogForm>
    </Dialog>
  )
}
