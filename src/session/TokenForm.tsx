import { type FormEvent, type SyntheticEvent, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { explainSignIn } from './explainSignIn.ts'
import type { useSignIn } from './useSignIn.ts'
import {
  otherOrganization,
  otherOrganizationKeeps,
  signingIn,
  tokenIsMissing,
  tokenIsProvided,
} from './words.ts'
import classes from './SignInPage.module.css'

/**
 * Whether CSS can mask the token. Otherwise the field has to be a password field, or the token could be read over the
 * shoulder. The form rendered at build time is shown only in browsers that can (staticForm.ts).
 */
const canMaskText = globalThis.CSS?.supports('-webkit-text-security', 'disc') ?? true

interface Props {
  signIn: ReturnType<typeof useSignIn>
  submitLabel: string
  /** Shown below the label of the token field. */
  description: string
  /** Whether the server provides the token. Then the form has no token field. */
  isProxyToken: boolean
}

/** The form that passes a token to the desk. Used to sign in and to unlock. */
export function TokenForm({ signIn, submitLabel, description, isProxyToken }: Props) {
  const { busy, failure, other, attempt, lastMethod, retry } = signIn
  const field = useRef<HTMLInputElement>(null)
  const [isMissing, setIsMissing] = useState(false)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (busy !== null) return
    if (isProxyToken) return void attempt({ by: 'proxy' })
    const input = field.current
    if (input === null) return
    // The token goes straight to the desk and is cleared from the page: it never enters React state, a query or a mutation.
    const pasted = input.value
    input.value = ''
    input.focus()
    setIsMissing(pasted.trim() === '')
    if (pasted.trim() !== '') void attempt({ by: 'token', pasted })
  }

  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      {isProxyToken ? (
        <p className={classes.provided}>{tokenIsProvided}</p>
      ) : (
        <TokenField field={field} description={description} isMissing={isMissing} />
      )}
      {failure !== null && (
        <Failure
          error={failure}
          explanation={lastMethod === 'demo' ? undefined : explainSignIn(failure, isProxyToken)}
          onRetry={canRetry(failure) ? () => void retry(false) : undefined}
        />
      )}
      {other !== null && (
        <div role="alert" className={classes.other}>
          <p>
            {otherOrganization(isProxyToken)} {otherOrganizationKeeps(other.operations, other.plans)}
          </p>
          <Button variant="default" size="xs" onClick={() => void retry(true)}>
            Clear and sign in
          </Button>
        </div>
      )}
      <Button
        type="submit"
        fullWidth
        loading={busy !== null && busy !== 'demo'}
        aria-disabled={busy !== null}
      >
        {submitLabel}
      </Button>
      <p role="status" className="visually-hidden">
        {busy !== null && signingIn}
      </p>
    </form>
  )
}

/**
 * The field for the token. Not of type `password`, whatever its `autocomplete` says: browsers offer to save what is typed
 * into such a field, or to replace a saved password by it. Its text is masked by a style sheet instead.
 */
function TokenField({
  field,
  description,
  isMissing,
}: {
  field: React.RefObject<HTMLInputElement | null>
  description: string
  isMissing: boolean
}) {
  const [isShown, setIsShown] = useState(false)
  return (
    <TextInput
      ref={field}
      label="Organization token"
      description={description}
      error={isMissing ? tokenIsMissing : undefined}
      type={isShown || canMaskText ? 'text' : 'password'}
      className={classes.token}
      inputClassName={isShown ? '' : classes.masked}
      onCopy={isShown ? undefined : preventDefault}
      onCut={isShown ? undefined : preventDefault}
      onDragStart={isShown ? undefined : preventDefault}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      translate="no"
      {...ignoredByPasswordManagers}
      end={
        <button
          type="button"
          className={classes.show}
          aria-label={isShown ? 'Hide token' : 'Show token'}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      }
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose
      autoFocus
    />
  )
}

/** What 1Password, LastPass, Bitwarden, Dashlane and Proton Pass look for in a field that they should leave alone. */
const ignoredByPasswordManagers = {
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
  'data-protonpass-ignore': 'true',
}

/** A masked token can’t be copied, as in a password field. */
const preventDefault = (event: SyntheticEvent) => event.preventDefault()

/** Whether the same token can be tried again. The desk keeps it for two minutes after these errors. */
function canRetry(error: Error): boolean {
  return (
    isApiError(error) &&
    ['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'].includes(error.kind)
  )
}
