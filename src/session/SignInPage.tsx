import { useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Logo } from '../ui/Logo.tsx'
import { sessionQuery } from '../organization/queries.ts'
import { ServedHelp } from '../organization/ServedHelp.tsx'
import { useServedSettings } from '../organization/useServedSettings.ts'
import { Button } from '../ui/Button.tsx'
import { TokenForm } from './TokenForm.tsx'
import { isLostOnReload } from '../desk/port/client.ts'
import { useSignIn } from './useSignIn.ts'
import { sessionExpired, tokenDescription, tokenPrivacy } from './words.ts'
import classes from './SignInPage.module.css'

/** The sign-in page: a token, or the demo organization. */
export function SignInPage() {
  const { data: session } = useQuery(sessionQuery)
  const signIn = useSignIn()
  const settings = useServedSettings()
  const isProxyToken = session?.mode === 'proxy' || settings?.serverSignsIn === true
  const { busy, failure, other, attempt } = signIn
  // The form in the page is the same for every browser (server/signInForm.ts).
  const isLost = useSyncExternalStore(subscribe, isLostOnReload, () => false)

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
            {sessionExpired(isProxyToken)}
          </p>
        )}
        <TokenForm
          signIn={signIn}
          submitLabel="Sign in"
          description={tokenDescription}
          isProxyToken={isProxyToken}
        />
        <p className={classes.or}>or without a token</p>
        <Button
          variant="default"
          fullWidth
          loading={busy === 'demo'}
          aria-disabled={busy !== null}
          onClick={() => void attempt({ by: 'demo' })}
        >
          Explore the demo organization
        </Button>
        <p className={classes.small}>{tokenPrivacy(isProxyToken, isLost)}</p>
        <ServedHelp className={classes.small ?? ''} />
      </div>
    </main>
  )
}

/** It never changes. */
const subscribe = () => () => {}
