import { Link } from '../routing/Link.tsx'
import type { Insights } from '../desk/insights/types.ts'
import { statusWords } from '../operations/person.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { Bars } from './Bars.tsx'
import { Duplicates } from './Duplicates.tsx'
import { Figures } from './Figures.tsx'
import { domainLink, roleLink, statusLink } from './links.ts'
import { monthBars } from './monthBars.ts'
import { Region } from './Region.tsx'
import { ownDomainNote, terminatedSince } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  insights: Insights
}

/** Who joined lately. */
export function NewPeople({ insights }: Props) {
  return (
    <Region name="New people">
      <Figures insights={insights} names={['joined7', 'joined30']} />
      <Bars
        caption="Created by month"
        head="Month"
        what="months"
        bars={monthBars('created', insights.createdByMonth)}
      />
    </Region>
  )
}

/** Profiles with missing fields. */
export function Profiles({ insights }: Props) {
  return (
    <Region name="Profiles">
      <Figures insights={insights} names={['incomplete', 'missingName', 'missingTitle']} />
    </Region>
  )
}

/** Domains of email addresses, those of others first. */
export function Domains({ insights }: Props) {
  const { domains, ownDomain } = insights
  return (
    <Region name="Domains">
      <Figures insights={insights} names={['outsiders', 'noDomain']} />
      {ownDomain !== null && <p className={layout.hint}>{ownDomainNote(ownDomain)}</p>}
      <Bars
        caption="Email domains"
        head="Domain"
        what="domains"
        bars={domains.map(({ domain, people }) => ({
          key: domain,
          label: <bdi translate="no">{domain}</bdi>,
          people,
          to: domainLink(domain),
        }))}
      />
    </Region>
  )
}

/** People with the same name and different addresses. */
export function PossibleDuplicates({ insights }: Props) {
  return (
    <Region name="Possible duplicates">
      <p className={layout.hint}>
        Includes terminated people, because a second account may still have access.
      </p>
      <Figures insights={insights} names={['duplicates']} />
      <Duplicates groups={insights.duplicateGroups} />
    </Region>
  )
}

/** How many people have each role and status. */
export function RolesAndStatus({ insights }: Props) {
  const roleName = useRoleName()
  return (
    <Region name="Roles and status">
      <Figures insights={insights} names={['terminated']} />
      <p className={layout.hint}>
        {terminatedSince} <Link to="/snapshots">Compare snapshots</Link>
      </p>
      <Bars
        caption="Roles"
        head="Role"
        what="roles"
        bars={insights.roles.map(({ roleId, people }) => ({
          key: roleId,
          label: <bdi translate="no">{roleName(roleId || null)}</bdi>,
          people,
          to: roleLink(roleId),
        }))}
      />
      <Bars
        caption="Status, with terminated people"
        head="Status"
        what="statuses"
        bars={insights.statuses.map(({ status, people }) => ({
          key: status,
          label: statusWords(status || null),
          people,
          to: statusLink(status),
        }))}
      />
    </Region>
  )
}
