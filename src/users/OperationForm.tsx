import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { User } from '../api/schema.ts'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { displayName } from '../operations/person.ts'
import classes from './OperationForm.module.css'

interface Props {
  user: User
  /** What the button that carries it out is called. */
  submit: string
  danger?: boolean
  error: Error | null
  pending: boolean
  /** Why it can't be submitted as it stands; null where it can. */
  incomplete: string | null
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** The inside of every operation's dialog: what is asked, what went wrong, and the two buttons. */
export function OperationForm({
  user,
  submit,
  danger,
  error,
  pending,
  incomplete,
  onSubmit,
  onCancel,
  children,
}: Props) {
  const [hinted, setHinted] = useState(false)
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault()
    setHinted(incomplete !== null)
    if (incomplete === null && !pending) onSubmit()
  }
  return (
    <form onSubmit={onFormSubmit} className={classes.form} noValidate>
      {children}
      {error !== null && !pending && (
        <Failure error={error}>
          <p>{effectOf(error, user)}</p>
        </Failure>
      )}
      {hinted && incomplete !== null && (
        <p role="alert" className={classes.hint}>
          {incomplete}
        </p>
      )}
      {pending && <Waiting />}
      <div className={classes.buttons}>
        <SoftButton variant="default" unavailable={pending} onClick={onCancel}>
          Cancel
        </SoftButton>
        <SoftButton
          type="submit"
          {...(danger ? { color: 'red' } : {})}
          unavailable={pending || incomplete !== null}
        >
          {submit}
        </SoftButton>
      </div>
    </form>
  )
}

/** What is true of the person after a failed write. */
function effectOf(error: Error, user: User): string {
  const effect = isApiError(error) ? error.effect : null
  if (effect === 'none') return 'Nothing was changed.'
  return `It is not known whether it was done: reading ${displayName(user)} again did not tell. Look at them again before you repeat it.`
}

/** Says after a while that the answer is still awaited. */
function Waiting() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 4000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={classes.waiting} aria-live="polite">
      {long
        ? 'The API has not answered yet. Roster waits up to 30 seconds, then reads the person again.'
        : 'Working …'}
    </p>
  )
}
