import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import { explainMissing } from '../operate/explainMissing.ts'
import { Failure } from '../ui/Failure.tsx'
import { oldInvitationDays } from './countOpenInvitations.ts'
import { FigureLinks } from './Figures.tsx'
import { openInvitationsQuery } from './queries.ts'
import { Region } from './Region.tsx'
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
    <Region name="Invitations" isBusy={!data && !error}>
      {error && (
        <Failure
          title="The invitations could not be counted."
          error={error}
          explanation={explainMissing(error)}
          onRetry={() => void desk.readInvitations().then(() => refetch())}
        />
      )}
      {!error && !data?.isReading && figures && <FigureLinks figures={figures} />}
      {!error && (!data || data.isReading) && <p className={layout.hint}>Loading invitations…</p>}
      {!error && data && !data.isReading && !data.isComplete && (
        <p className={layout.hint}>{invitationsIncomplete}</p>
      )}
    </Region>
  )
}
