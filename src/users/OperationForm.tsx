import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { User } from '../api/schema.ts'
import { Failure } from '../ui/Failure.tsx'
import { type Explanation, isApiError } from '../ui/explain.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { displayName } from '../operations/person.ts'
import { blockReason } from '../operate/guardWords.ts'
import { Guards } from '../operate/Guards.tsx'
import type { Guarding } from './useGuards.ts'
import type { Work } from './useOperation.ts'
import classes from './OperationForm.module.css'

interface Props {
  user: User
  /** What the button that carries it out is called. */
  submit: string
  danger?: boolean
  work: Work
  guarding?: Guarding
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
  work: { error, refusal, pending, isHeld },
  guarding,
  incomplete,
  onSubmit,
  onCancel,
  children,
}: Props) {
  const [hinted, setHinted] = useState(false)
  const reason = incomplete ?? (guarding ? blockReason(guarding.guards, guarding.confirmed) : null)
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault()
    setHinted(reason !== null)
    if (reason === null && !pending) onSubmit()
  }
  return (
    <form onSubmit={onFormSubmit} className={classes.form} noValidate>
      {children}
      {guarding && (
        // They come, or go, while the dialog is open.
        <div aria-live="polite" className={classes.guards}>
          <Guards
            guards={guarding.guards}
            confirmed={guarding.confirmed}
            onConfirm={guarding.confirm}
            hasChanged={isHeld && reason !== null}
          />
        </div>
      )}
      {error !== null && (
        <Failure error={error} explanation={goneOf(error, user)}>
          <p>{effectOf(error, user)}</p>
        </Failure>
      )}
      {refusal !== null && (
        <Failure error={new Error('changed meanwhile')} explanation={refusal}>
          <p>Nothing was changed.</p>
        </Failure>
      )}
      {hinted && reason !== null && (
        <p role="alert" className={classes.hint}>
          {reason}
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
          unavailable={pending || reason !== null}
        >
          {submit}
        </SoftButton>
      </div>
    </form>
  )
}

/** The person is not there: found so right before the write, or by it. */
function goneOf(error: Error, user: User): Explanation | undefined {
  if (!isApiError(error) || error.kind !== 'notFound') return undefined
  return { what: `${displayName(user)} is not there any more.`, advice: 'Go back to the list.' }
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
