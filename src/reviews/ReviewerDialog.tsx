import { useState } from 'react'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextInput } from '../ui/TextInput.tsx'

const textName = 'reviewer'

interface Props {
  isPending: boolean
  onName: (name: string) => void
  onClose: () => void
}

/** Asks who continues a review from a file: the evidence names who made each decision. */
export function ReviewerDialog({ isPending, onName, onClose }: Props) {
  const [name, setName] = useKeptText(textName, () => '')
  const [hasSubmitted, setSubmitted] = useState(false)
  const isMissing = hasSubmitted && name.trim() === ''
  const { dismiss, cancel, prompt, settle } = useUnsavedText({
    isUnsaved: name.trim() !== '',
    forget: () => forgetText(textName),
    onClose,
  })
  const submit = () => {
    setSubmitted(true)
    if (name.trim() === '') return
    settle()
    onName(name.trim())
  }
  return (
    <Dialog title="Open a review file" onDismiss={dismiss}>
      <DialogForm
        submit="Open review"
        unavailable={isPending}
        loading={isPending}
        onSubmit={submit}
        onCancel={cancel}
      >
        <TextInput
          label="Your name"
          description="The evidence says who made each decision."
          autoComplete="name"
          value={name}
          maxLength={200}
          error={isMissing && 'Enter your name. The evidence says who decided.'}
          errorRole="alert"
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        {prompt}
      </DialogForm>
    </Dialog>
  )
}
