import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { useQuery } from '@tanstack/react-query'
import type { Insights } from '../desk/insights/types.ts'
import { PaperHead } from '../organization/PaperHead.tsx'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { ReadStatus } from '../organization/ReadStatus.tsx'
import { useCommands } from '../palette/useCommands.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { exact } from '../ui/time.ts'
import { Activity } from './Activity.tsx'
import { Figures } from './Figures.tsx'
import classes from './Insights.module.css'
import { LeaderTable } from './LeaderTable.tsx'
import { OpenInvitations } from './OpenInvitations.tsx'
import { Domains, NewPeople, PossibleDuplicates, Profiles, RolesAndStatus } from './regions.tsx'
import { insightsQuery } from './queries.ts'
import { Region } from './Region.tsx'
import { aboutFigures, figuresLoading, noLeaderRoles, noLeaders, readAtExactly } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Figures about the whole organization. Those to act on come first. */
export function InsightsPage() {
  const { data: directory } = useQuery(directoryQuery)
  const roles = useQuery(rolesQuery)
  const isFirstReading = directory !== undefined && !directory.hasEveryone && directory.state === 'reading'
  // Zeros would be taken for facts about the organization.
  const isNobodyRead =
    directory !== undefined && !directory.hasEveryone && directory.read === 0 && directory.state !== 'done'
  const isRead = directory !== undefined && directory.state !== 'idle' && !isFirstReading
  const insights = useQuery({
    ...insightsQuery(directory ?? { state: 'idle', version: 0 }, roles.dataUpdatedAt),
    enabled: isRead && !roles.isPending,
  })
  const now = insights.dataUpdatedAt
  const readAt = directory?.readAt ?? null
  useCommands([{ section: 'here', name: 'Print', action: () => window.print() }])
  return (
    <article className={`${layout.page} ${classes.page}`} aria-busy={insights.isPending && !isNobodyRead}>
      <title>Insights · Roster</title>
      <header className={layout.head}>
        <h1>Insights</h1>
        <span className={layout.actions}>
          <Button size="xs" variant="default" onClick={() => window.print()}>
            Print
          </Button>
          <ButtonLink to="/snapshots" variant="default" size="xs">
            Snapshots
          </ButtonLink>
        </span>
      </header>
      <p className={layout.lead}>{aboutFigures}</p>
      <ReadStatus />
      <PaperHead>{readAt !== null && readAtExactly(exact(readAt))}</PaperHead>
      <QueryFailure title="Role names could not be loaded." query={roles} />
      <QueryFailure title="The figures could not be counted." query={insights} />
      {isRead && !isNobodyRead && insights.isPending && <p aria-live="polite">{figuresLoading}</p>}
      {insights.data && !isNobodyRead && (
        <div className={classes.regions}>
          <Leaders insights={insights.data} now={now} />
          <Activity insights={insights.data} />
          <div className={classes.columns}>
            <OpenInvitations />
            <PossibleDuplicates insights={insights.data} />
            <Domains insights={insights.data} />
            <NewPeople insights={insights.data} />
            <Profiles insights={insights.data} />
            <RolesAndStatus insights={insights.data} />
          </div>
        </div>
      )}
    </article>
  )
}

function Leaders({ insights, now }: { insights: Insights; now: number }) {
  const { leaderRoles, figures } = insights
  const hasRoles = leaderRoles.owner.length + leaderRoles.admin.length > 0
  return (
    <Region name="Owners and admins">
      {!hasRoles && <p>{noLeaderRoles}</p>}
      {hasRoles && (
        <Figures
          insights={insights}
          names={[
            ...(leaderRoles.owner.length > 0 ? (['owners'] as const) : []),
            ...(leaderRoles.admin.length > 0 ? (['admins'] as const) : []),
            'leadersInactive90',
            'leadersNever',
          ]}
        />
      )}
      {hasRoles && figures.owners + figures.admins === 0 && <p>{noLeaders}</p>}
      {figures.owners + figures.admins > 0 && <LeaderTable insights={insights} now={now} />}
    </Region>
  )
}
