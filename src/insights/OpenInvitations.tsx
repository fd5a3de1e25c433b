import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import { explainMissing } from '../operate/explainMissing.ts'
import { Link } from '../routing/Link.tsx'
import { count } from '../text/count.ts'
import { Failure } from '../ui/Failure.tsx'
import classes from './Insights.module.css'
import { oldInvitationDays } from './countOpenInvitations.ts'
import { openInvitationsQuery } from './queries.ts'
import { expiredInvitations, invitationsIncomplete, oldInvitations, openInvitations } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Invitations that nobody has accepted yet, and for how long. */
export function OpenInvitations() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(openInvitationsQuery)
  useEffect(
    () =>
      onDesk('invitations', ({ state }) => {
        // While they are being read, every page changes the figures. They are shown once all are here.
        if (state !== 'reading') void queryClient.invalidateQueries(openInvitationsQuery)
      }),
    [queryClient],
  )
  const figures = data && [
    { to: '/invitations', number: data.open, label: openInvitations(data.open) },
    { to: `/invitations?older=${oldInvitationDays}`, number: data.old, label: oldInvitations(data.old) },
    { to: '/invitations?status=expired', number: data.expired, label: expiredInvitations(data.expired) },
  ]
  return (
    <section
      aria-label="Invitations"
      className={`${layout.panel} ${classes.region}`}
      aria-busy={!data && !error}
    >
      <h2>Invitations</h2>
      {error && (
        <Failure
          title="The invitations could not be counted."
          error={error}
          explanation={explainMissing(error)}
          onRetry={() => void desk.readInvitations().then(() => refetch())}
        />
      )}
      {!error && !data?.isReading && figures && (
        <ul className={classes.figures}>
          {figures.map(({ to, number, label }) => (
            <li key={to}>
              <Link to={to} className={classes.figure}>
                <strong>{count(number)}</strong> {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!error && (!data || data.isReading) && <p className={layout.hint}>Loading invitations…</p>}
      {!error && data && !data.isReading && !data.isComplete && (
        <p className={layout.hint}>{invitationsIncomplete}</p>
      )}
    </section>
  )
}
