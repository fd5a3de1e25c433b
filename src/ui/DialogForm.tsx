import type { FormEvent, ReactNode } from 'react'
import classes from './Dialog.module.css'
import { SoftButton } from './SoftButton.tsx'

interface Props {
  /** Label of the submit button. */
  submit: string
  /** `red` for a button that deletes something. */
  color?: 'red'
  /** Whether the form can't be submitted now, such as while the last submission runs. */
  unavailable?: boolean
  /** Whether the submission runs, which shows on the button. */
  loading?: boolean
  canCancel?: boolean
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** The form of a dialog: its text and fields, then Cancel and the button that submits. */
export function DialogForm({
  submit,
  color,
  unavailable = false,
  loading = false,
  canCancel = true,
  onSubmit,
  onCancel,
  children,
}: Props) {
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!unavailable) onSubmit()
  }
  return (
    <form onSubmit={onFormSubmit} className={classes.form} noValidate>
      {children}
      <div className={classes.buttons}>
        <SoftButton variant="default" unavailable={!canCancel} onClick={onCancel}>
          Cancel
        </SoftButton>
        <SoftButton type="submit" {...(color ? { color } : {})} unavailable={unavailable} loading={loading}>
          {submit}
        </SoftButton>
      </div>
    </form>
  )
}
