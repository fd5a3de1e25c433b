import { type FormEvent, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import classes from './Reviews.module.css'

interface Props {
  isPending: boolean
  onName: (name: string) => void
  onClose: () => void
}

/** Asks who continues a review from a file: the evidence names who made each decision. */
export function ReviewerDialog({ isPending, onName, onClose }: Props) {
  const [name, setName] = useState('')
  const [hasSubmitted, setSubmitted] = useState(false)
  const isMissing = hasSubmitted && name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSubmitted(true)
    if (name.trim() !== '' && !isPending) onName(name.trim())
  }
  return (
    <Dialog title="Open a review file" onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form} noValidate>
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
        <div className={classes.dialogButtons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={isPending} loading={isPending}>
            Open review
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}
