import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { explainSignIn } from './explainSignIn.ts'
import type { useSignIn } from './useSignIn.ts'
import classes from './SignInPage.module.css'

interface Props {
  signIn: ReturnType<typeof useSignIn>
  /** What the button is called. */
  submit: string
  description: string
  /** Whether whoever serves Roster has the token: then none is asked for. */
  isProxyToken: boolean
}

/** Where a token is given to the desk. */
export function TokenForm({ signIn, submit, description, isProxyToken }: Props) {
  const { busy, failure, other, attempt, last, repeat } = signIn
  const field = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (busy !== null) return
    if (isProxyToken) return void attempt({ by: 'proxy' })
    const input = field.current
    if (input === null) return
    // Straight to the desk, and gone from the page in the same breath: never in React's state, a query or a mutation.
    const pasted = input.value
    input.value = ''
    input.focus()
    setMissing(pasted.trim() === '')
    if (pasted.trim() !== '') void attempt({ by: 'token', pasted })
  }

  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      {isProxyToken ? (
        <p className={classes.held}>
          Whoever runs Roster here holds the organization token: none is asked for.
        </p>
      ) : (
        <TokenField field={field} description={description} isMissing={missing} />
      )}
      {failure !== null && (
        <Failure
          error={failure}
          explanation={last === 'demo' ? undefined : explainSignIn(failure, isProxyToken)}
          onRetry={canRetry(failure) ? () => void repeat(false) : undefined}
        />
      )}
      {other !== null && (
        <div role="alert" className={classes.other}>
          <p>
            This is another organization than the one before. Signing in to it forgets{' '}
            {other.operations === 1 ? '1 operation' : `${other.operations} operations`} in the activity and{' '}
            {other.plans === 1 ? '1 plan' : `${other.plans} plans`} of that one.
          </p>
          <Button variant="default" size="xs" onClick={() => void repeat(true)}>
            Forget them and sign in
          </Button>
        </div>
      )}
      <Button
        type="submit"
        fullWidth
        loading={busy !== null && busy !== 'demo'}
        aria-disabled={busy !== null}
      >
        {submit}
      </Button>
    </form>
  )
}

function TokenField({
  field,
  description,
  isMissing,
}: {
  field: React.RefObject<HTMLInputElement | null>
  description: string
  isMissing: boolean
}) {
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      ref={field}
      label="Organization token"
      description={description}
      error={isMissing ? 'Paste the organization token first.' : undefined}
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      rightSectionWidth={64}
      rightSection={
        <button
          type="button"
          className={classes.show}
          aria-label="Show token"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      }
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one purpose
      autoFocus
    />
  )
}

/** Whether trying the same token again can help; the desk keeps it for that a while. */
function canRetry(error: Error): boolean {
  return (
    isApiError(error) &&
    ['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'].includes(error.kind)
  )
}
