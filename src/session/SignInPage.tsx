import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Logo } from '../ui/Logo.tsx'
import { sessionQuery } from '../organization/queries.ts'
import { TokenForm } from './TokenForm.tsx'
import { useSignIn } from './useSignIn.ts'
import classes from './SignInPage.module.css'

/** Where a session begins. */
export function SignInPage() {
  const { data: session } = useQuery(sessionQuery)
  const signIn = useSignIn()
  const { busy, failure, other, attempt } = signIn

  return (
    <main className={classes.page}>
      <title>Sign in · Roster</title>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Logo size={28} /> Roster
        </p>
        <h1 className={classes.heading}>Sign in</h1>
        {session?.ended === 'expired' && failure === null && other === null && (
          <p role="note" className={classes.note}>
            The organization token is not accepted any more. Sign in again to go on where you were; what you
            typed is kept.
          </p>
        )}
        <TokenForm
          signIn={signIn}
          submit="Sign in"
          description="From your TransactionLink account. It begins with tot_ and is kept in memory only."
          isProxyToken={session?.mode === 'proxy'}
        />
        <p className={classes.or}>or, without any token,</p>
        <Button
          variant="default"
          fullWidth
          loading={busy === 'demo'}
          aria-disabled={busy !== null}
          onClick={() => void attempt({ by: 'demo' })}
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
