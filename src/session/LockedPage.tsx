import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import { Logo } from '../ui/Logo.tsx'
import { sessionQuery } from '../organization/queries.ts'
import { ServedHelp } from '../organization/ServedHelp.tsx'
import { progressOf, runningPlan, subscribeRunning } from '../operate/runningPlans.ts'
import { Button } from '../ui/Button.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'
import { TokenForm } from './TokenForm.tsx'
import { useSignIn } from './useSignIn.ts'
import {
  enterTokenToContinue,
  keptWhileLocked,
  lastToken,
  lockReasons,
  planUnderWay,
  signOutWhileLocked,
  unlockToContinue,
} from './words.ts'
import classes from './SignInPage.module.css'

/** Replaces every page while the session is locked. Shows nothing about people but the size of a running plan. */
export function LockedPage() {
  const { data: session } = useQuery(sessionQuery)
  const signIn = useSignIn()
  const [unsavedCount, setUnsavedCount] = useState<number | null>(null)
  const isProxyToken = session?.mode === 'proxy'
  const isDemo = session?.mode === 'demo'

  const signOut = async () => {
    const journal = await desk.journal()
    if (journal.unsaved === 0 && runningPlan() === null) void desk.signOut()
    else setUnsavedCount(journal.unsaved)
  }

  return (
    <main className={classes.page}>
      <title>Locked · Roster</title>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Logo size={28} /> Roster
        </p>
        <h1 className={classes.heading}>Locked</h1>
        <p>
          {lockReasons[session?.lockedBy ?? 'manual']} {keptWhileLocked}{' '}
          {isProxyToken || isDemo ? unlockToContinue : enterTokenToContinue}
        </p>
        <RunningPlan isProxyToken={isProxyToken} />
        {isDemo ? (
          <Button
            fullWidth
            loading={signIn.busy !== null}
            onClick={() => void signIn.attempt({ by: 'demo' })}
          >
            Unlock
          </Button>
        ) : (
          <TokenForm
            signIn={signIn}
            submitLabel="Unlock"
            description={lastToken(session?.hint ?? null)}
            isProxyToken={isProxyToken}
          />
        )}
        <p className={classes.or}>{signOutWhileLocked}</p>
        <Button variant="default" fullWidth onClick={() => void signOut()}>
          Sign out
        </Button>
        <ServedHelp className={classes.small ?? ''} />
      </div>
      {unsavedCount !== null && (
        <SignOutDialog unsavedCount={unsavedCount} canSave={false} onClose={() => setUnsavedCount(null)} />
      )}
    </main>
  )
}

/** Progress of the plan that is still running, or was paused. */
function RunningPlan({ isProxyToken }: { isProxyToken: boolean }) {
  const plan = useSyncExternalStore(subscribeRunning, runningPlan)
  if (plan === null) return null
  return (
    <div className={classes.running}>
      <p>{planUnderWay({ ...plan, ...progressOf(plan) }, !isProxyToken)}</p>
      {plan.state === 'running' && (
        <Button
          variant="default"
          size="xs"
          onClick={() => void desk.controlPlan({ planId: plan.id, what: 'pause' })}
        >
          Pause
        </Button>
      )}
    </div>
  )
}
