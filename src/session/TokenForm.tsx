import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { explainSignIn } from './explainSignIn.ts'
import { TokenField } from './TokenField.tsx'
import type { useSignIn } from './useSignIn.ts'
import { otherOrganization, otherOrganizationKeeps, signingIn, tokenIsProvided } from './words.ts'
import classes from './SignInPage.module.css'

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
    const isEmpty = pasted.trim() === ''
    setIsMissing(isEmpty)
    if (!isEmpty) void attempt({ by: 'token', pasted })
    input.value = ''
    // After the attempt has begun, since it makes the browser compute styles and layout.
    input.focus()
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

/** Whether the same token can be tried again. The desk keeps it for two minutes after these errors. */
function canRetry(error: Error): boolean {
  return (
    isApiError(error) &&
    ['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'].includes(error.kind)
  )
}
