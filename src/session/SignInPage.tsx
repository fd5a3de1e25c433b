import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { desk } from '../desk/client.ts'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { Mark } from '../ui/Mark.tsx'
import { announce } from '../ui/status.ts'
import { sessionQuery } from './queries.ts'
import { explainSignIn } from './explainSignIn.ts'
import classes from './SignInPage.module.css'

type Attempt = 'token' | 'demo'

/** Where a token is given to the desk. Where to go then is session/follow.ts's affair, in this tab as in all others. */
export function SignInPage() {
  const { data: session } = useQuery(sessionQuery)
  const field = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(false)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState<Attempt | null>(null)
  const [failure, setFailure] = useState<{ attempt: Attempt; error: Error } | null>(null)

  const attempt = async (kind: Attempt, signIn: () => Promise<{ removed: string[] } | void>) => {
    if (busy !== null) return
    setBusy(kind)
    setFailure(null)
    try {
      const answer = await signIn()
      if (answer?.removed.length)
        announce(`Signed in. Taken off the pasted text: ${answer.removed.join(', ')}.`)
    } catch (error) {
      if (error instanceof Error) setFailure({ attempt: kind, error })
    } finally {
      setBusy(null)
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = field.current
    if (input === null || busy !== null) return
    // Straight to the desk, and gone from the page in the same breath: never in React's state, a query or a mutation.
    const pasted = input.value
    input.value = ''
    input.focus()
    setMissing(pasted.trim() === '')
    if (pasted.trim() !== '') void attempt('token', () => desk.signIn({ pasted }))
  }

  const retry = () =>
    failure?.attempt === 'demo'
      ? attempt('demo', () => desk.signInToDemo(null))
      : attempt('token', () => desk.signIn({ pasted: null }))

  return (
    <main className={classes.page}>
      <title>Sign in · Roster</title>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Mark size={28} /> Roster
        </p>
        <h1 className={classes.heading}>Sign in</h1>
        {session?.ended === 'expired' && failure === null && (
          <p role="note" className={classes.note}>
            The organization token is not accepted any more. Sign in again to go on where you were; what you
            typed is kept.
          </p>
        )}
        <form onSubmit={submit} className={classes.form} noValidate>
          <TextInput
            ref={field}
            label="Organization token"
            description="From your TransactionLink account. It begins with tot_ and is kept in memory only."
            error={missing ? 'Paste the organization token first.' : undefined}
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
          {failure !== null && (
            <Failure
              error={failure.error}
              explanation={failure.attempt === 'token' ? explainSignIn(failure.error) : undefined}
              onRetry={canRetry(failure.error) ? () => void retry() : undefined}
            />
          )}
          <Button type="submit" fullWidth loading={busy === 'token'} aria-disabled={busy !== null}>
            Sign in
          </Button>
        </form>
        <p className={classes.or}>or, without any token,</p>
        <Button
          variant="default"
          fullWidth
          loading={busy === 'demo'}
          aria-disabled={busy !== null}
          onClick={() => void attempt('demo', () => desk.signInToDemo(null))}
        >
          Explore the demo organization
        </Button>
        <p className={classes.small}>
          The token goes to a worker of this page that alone speaks with the API. It is never stored: closing
          the last tab, and in some browsers reloading the only one, signs you out.
        </p>
      </div>
    </main>
  )
}

/** Whether trying the same token again can help; the desk keeps it for that a while. */
function canRetry(error: Error): boolean {
  return (
    isApiError(error) &&
    ['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'].includes(error.kind)
  )
}
