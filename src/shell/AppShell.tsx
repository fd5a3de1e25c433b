import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Outlet } from '../routing/Outlet.tsx'
import { Link, NavLink } from '../routing/Link.tsx'
import { count } from '../text/count.ts'
import { afterPage } from '../routing/afterPage.ts'
import { usePendingLocation } from '../routing/useRouter.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Logo } from '../ui/Logo.tsx'
import { sessionQuery } from '../organization/queries.ts'
import { useRouteFocus } from './useRouteFocus.ts'
import classes from './AppShell.module.css'
// A file of its own: one symbol for each page, named as its address.
import icons from '../ui/icons.svg'

const pages = [
  { to: '/users', name: 'Users' },
  { to: '/invitations', name: 'Invitations' },
  { to: '/plans', name: 'Plans' },
  { to: '/activity', name: 'Activity' },
  { to: '/insights', name: 'Insights' },
  { to: '/reviews', name: 'Reviews' },
]

const SessionControls = lazyPart(async () => (await import('./SessionControls.tsx')).SessionControls, 'line')
const RunningPlan = lazyPart(async () => (await import('./RunningPlan.tsx')).RunningPlan, 'line')

/** The frame around every page after sign-in: header, navigation and main region. `firstMinutes` shows in the demo. */
export function AppShell({ firstMinutes = null }: { firstMinutes?: ReactNode }) {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const isLoading = usePendingLocation() !== null
  const { mode, people } = session
  const main = useRef<HTMLElement>(null)
  useRouteFocus(main)
  const [isComplete, setIsComplete] = useState(false)
  useEffect(() => afterPage(() => setIsComplete(true)), [])
  // Loaded early, so that people leave the screen at once when the session ends.
  useEffect(() => {
    afterPage(() => {
      void Promise.all([import('../session/SignInPage.tsx'), import('../session/LockedPage.tsx')]).catch(
        () => {},
      )
    })
  }, [])

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <span className={classes.brand}>
          <Logo size={24} /> <span className={classes.wide}>Roster</span>
        </span>
        <nav aria-label="Main" className={classes.nav}>
          {pages.map(({ to, name }) => (
            <NavLink key={to} to={to} className={classes.link ?? ''}>
              <svg aria-hidden className={classes.icon}>
                <use href={`${icons}#${to.slice(1)}`} />
              </svg>
              {name}
            </NavLink>
          ))}
        </nav>
        {isComplete && <RunningPlan />}
        <p className={classes.organization}>
          <Link to="/access" className={classes.badge ?? ''} data-mode={mode} title="What this token can do">
            {mode === 'demo' ? 'Demo' : 'Live'}
          </Link>
          {people !== null && (
            <span className={classes.people}>{people === 1 ? '1 person' : `${count(people)} people`}</span>
          )}
        </p>
        <div className={classes.controls}>{isComplete && <SessionControls />}</div>
        {isLoading && <span className={classes.progress} aria-hidden />}
      </header>
      {mode === 'demo' && firstMinutes}
      <main ref={main} id="main" tabIndex={-1} className={classes.main} aria-busy={isLoading}>
        <Outlet />
      </main>
    </div>
  )
}
