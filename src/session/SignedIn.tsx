import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { NavLink, Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { desk } from '../desk/client.ts'
import { count } from '../ui/count.ts'
import { ColorScheme } from '../ui/ColorScheme.tsx'
import { Mark } from '../ui/Mark.tsx'
import { sessionQuery } from './queries.ts'
import { useFocusAlong } from './useFocusAlong.ts'
import classes from './SignedIn.module.css'

const pages = [
  { to: '/users', name: 'Users' },
  { to: '/plans', name: 'Plans' },
  { to: '/activity', name: 'Activity' },
]

const SignOutDialog = lazy(async () => ({ default: (await import('./SignOutDialog.tsx')).SignOutDialog }))
const RunningPlan = lazy(async () => ({ default: (await import('./RunningPlan.tsx')).RunningPlan }))

/** The frame around every page of someone signed in. */
export function SignedIn() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { state } = useNavigation()
  const { mode, people } = session
  const main = useRef<HTMLElement>(null)
  const [unsaved, remind] = useState(0)
  useFocusAlong(main)
  // There when the session ends: what stands on the screen must not wait for it to go away.
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    idle(() => void import('./SignInPage.tsx').catch(() => {}))
  }, [])

  const signOut = async () => {
    const journal = await desk.journal()
    if (journal.unsaved === 0) return desk.signOut()
    await desk.reminded()
    remind(journal.unsaved)
  }
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <span className={classes.brand}>
          <Mark size={24} /> <span className={classes.wide}>Roster</span>
        </span>
        <nav aria-label="Main" className={classes.nav}>
          {pages.map(({ to, name }) => (
            <NavLink key={to} to={to} className={classes.link ?? ''}>
              {name}
            </NavLink>
          ))}
        </nav>
        <Suspense>
          <RunningPlan />
        </Suspense>
        <p className={classes.organization}>
          <span className={classes.badge} data-mode={mode}>
            {mode === 'demo' ? 'Demo' : 'Live'}
          </span>
          {people !== null && (
            <span className={classes.people}>{people === 1 ? '1 person' : `${count(people)} people`}</span>
          )}
        </p>
        <ColorScheme />
        <Button variant="default" size="xs" onClick={() => void signOut()}>
          Sign out
        </Button>
        {state === 'loading' && <span className={classes.progress} aria-hidden />}
      </header>
      <main ref={main} id="main" tabIndex={-1} className={classes.main} aria-busy={state === 'loading'}>
        <Outlet />
      </main>
      <ScrollRestoration />
      {unsaved > 0 && (
        <Suspense>
          <SignOutDialog unsaved={unsaved} onClose={() => remind(0)} />
        </Suspense>
      )}
    </div>
  )
}
