import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { User } from '../api/schema.ts'
import { Failure } from '../ui/Failure.tsx'
import { type Explanation, isApiError } from '../ui/explain.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { displayName } from '../operations/person.ts'
import { blockReason } from '../operate/guardWords.ts'
import { Guards } from '../operate/Guards.tsx'
import { notFound, nothingChanged, stillWaiting, unknownEffect, working } from './dialogWords.ts'
import type { GuardState } from './useGuards.ts'
import type { OperationRunner } from './useOperation.ts'
import classes from './OperationForm.module.css'
import dialog from '../ui/Dialog.module.css'

/** Time after which the form says that the API has not responded yet, in milliseconds. */
const slowMs = 4000

interface Props {
  user: User
  /** Label of the submit button. */
  submit: string
  /** Whether the submit button is red. */
  danger?: boolean
  runner: OperationRunner
  guardState?: GuardState
  /** Why the form can’t be submitted yet, besides its guards; null where it can. */
  incomplete: string | null
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** The form in every operation’s dialog: its fields, its guards, failures, and the two buttons. */
export function OperationForm({
  user,
  submit,
  danger,
  runner: { error, refusal, isPending, isGuarded, prepare },
  guardState,
  incomplete,
  onSubmit,
  onCancel,
  children,
}: Props) {
  const onApproach = ({ target, type }: { target: EventTarget; type: string }) => {
    // A press gives the focus as well: it must not cause a second read.
    const isSubmit = target instanceof Element && target.closest('[type=submit]')
    if (isSubmit && !isPending) prepare(type === 'pointerover')
  }
  const [showsReason, setShowsReason] = useState(false)
  const reason = incomplete ?? (guardState ? blockReason(guardState.guards, guardState.confirmed) : null)
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault()
    setShowsReason(reason !== null)
    if (reason === null && !isPending) onSubmit()
  }
  return (
    <form onSubmit={onFormSubmit} className={dialog.form} noValidate>
      {children}
      {guardState && (
        // Guards can appear and disappear while the dialog is open.
        <div aria-live="polite" className={classes.guards}>
          <Guards
            guards={guardState.guards}
            confirmed={guardState.confirmed}
            onConfirm={guardState.setConfirmed}
            hasChanged={isGuarded && reason !== null}
          />
        </div>
      )}
      {error !== null && (
        <Failure error={error} explanation={explainNotFound(error, user)}>
          <p>{effectOf(error, user)}</p>
        </Failure>
      )}
      {refusal !== null && (
        <Failure error={new Error('changed meanwhile')} explanation={refusal}>
          <p>{nothingChanged}</p>
        </Failure>
      )}
      {showsReason && reason !== null && (
        <p role="alert" className={classes.reason}>
          {reason}
        </p>
      )}
      {isPending && <Progress />}
      <div className={dialog.buttons} onPointerOver={onApproach} onFocus={onApproach}>
        <SoftButton variant="default" unavailable={isPending} onClick={onCancel}>
          Cancel
        </SoftButton>
        <SoftButton
          type="submit"
          {...(danger ? { color: 'red' } : {})}
          unavailable={isPending || reason !== null}
        >
          {submit}
        </SoftButton>
      </div>
    </form>
  )
}

/** Explains a 404: the person was deleted. Undefined for other errors. */
function explainNotFound(error: Error, user: User): Explanation | undefined {
  if (!isApiError(error) || error.kind !== 'notFound') return undefined
  return notFound(displayName(user))
}

/** Says whether a failed write changed the person. */
function effectOf(error: Error, user: User): string {
  const effect = isApiError(error) ? error.effect : null
  return effect === 'none' ? nothingChanged : unknownEffect(displayName(user))
}

/** Shows that the request runs, and after a while that the API has not responded yet. */
function Progress() {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={classes.progress} aria-live="polite">
      {isSlow ? stillWaiting : working}
    </p>
  )
}
