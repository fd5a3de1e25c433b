import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import type { LockReason } from '../desk/session/locking.ts'
import { count } from '../ui/count.ts'
import { Logo } from '../ui/Logo.tsx'
import { sessionQuery } from '../organization/queries.ts'
import { progressOf, runningPlan, subscribeRunning } from '../operate/runningPlans.ts'
import { SignOutDialog } from './SignOutDialog.tsx'
import { TokenForm } from './TokenForm.tsx'
import { useSignIn } from './useSignIn.ts'
import classes from './SignInPage.module.css'

const reasons: Record<LockReason, string> = {
  idle: 'Nobody did anything here for a while.',
  limit: 'A session lasts eight hours at most.',
  asked: 'Roster was locked here or in another tab.',
}

/** In place of everything while the session is locked. It shows no more of people than how many a running plan is about. */
export function LockedPage() {
  const { data: session } = useQuery(sessionQuery)
  const signIn = useSignIn()
  const [unsaved, ask] = useState(0)
  const isProxyToken = session?.mode === 'proxy'
  const isDemo = session?.mode === 'demo'

  const signOut = async () => {
    const journal = await desk.journal()
    if (journal.unsaved === 0) void desk.signOut()
    else ask(journal.unsaved)
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
          {reasons[session?.lockedBy ?? 'asked']} People and what was typed were wiped; the activity and the
          plans wait in memory. To go on where you were
          {isProxyToken || isDemo ? ', unlock.' : ', give the token of the same organization again.'}
        </p>
        <Running />
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
            submit="Unlock"
            description={session?.hint ? `The one before was ${session.hint}` : 'It begins with tot_.'}
            isProxyToken={isProxyToken}
          />
        )}
        <p className={classes.or}>or forget the activity and the plans as well:</p>
        <Button variant="default" fullWidth onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
      {unsaved > 0 && <SignOutDialog unsaved={unsaved} canSave={false} onClose={() => ask(0)} />}
    </main>
  )
}

/** How far the plan is that goes on meanwhile, or was paused. */
function Running() {
  const plan = useSyncExternalStore(subscribeRunning, runningPlan)
  if (plan === null) return null
  const { finished, total } = progressOf(plan)
  return (
    <div className={classes.running}>
      <p>
        {plan.state === 'paused' ? 'A plan is paused' : 'A plan is running'}: {plan.title}, {count(finished)}{' '}
        of {count(total)}.{plan.state === 'running' && ' It keeps the token until it ends.'}
      </p>
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
