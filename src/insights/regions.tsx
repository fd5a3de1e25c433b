import { Link } from '../routing/Link.tsx'
import type { Insights } from '../desk/insights/types.ts'
import { statusWords } from '../operations/person.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { Bars } from './Bars.tsx'
import { Duplicates } from './Duplicates.tsx'
import { Figures } from './Figure.tsx'
import classes from './Insights.module.css'
import { domainLink, roleLink, statusLink } from './links.ts'
import { monthBars } from './monthBars.ts'
import { ownDomainNote, terminatedSince } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  insights: Insights
}

/** Who joined lately. */
export function NewPeople({ insights }: Props) {
  return (
    <section aria-label="New people" className={`${layout.panel} ${classes.region}`}>
      <h2>New people</h2>
      <Figures insights={insights} names={['joined7', 'joined30']} />
      <Bars
        caption="Created by month"
        head="Month"
        what="months"
        bars={monthBars('created', insights.createdByMonth)}
      />
    </section>
  )
}

/** Profiles with missing fields. */
export function Profiles({ insights }: Props) {
  return (
    <section aria-label="Profiles" className={`${layout.panel} ${classes.region}`}>
      <h2>Profiles</h2>
      <Figures insights={insights} names={['incomplete', 'missingName', 'missingTitle']} />
    </section>
  )
}

/** Domains of email addresses, those of others first. */
export function Domains({ insights }: Props) {
  const { domains, ownDomain } = insights
  return (
    <section aria-label="Domains" className={`${layout.panel} ${classes.region}`}>
      <h2>Domains</h2>
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
    </section>
  )
}

/** People with the same name and different addresses. */
export function PossibleDuplicates({ insights }: Props) {
  return (
    <section aria-label="Possible duplicates" className={`${layout.panel} ${classes.region}`}>
      <h2>Possible duplicates</h2>
      <p className={layout.hint}>
        Includes terminated people, because a second account may still have access.
      </p>
      <Figures insights={insights} names={['duplicates']} />
      <Duplicates groups={insights.duplicateGroups} />
    </section>
  )
}

/** How many people have each role and status. */
export function RolesAndStatus({ insights }: Props) {
  const roleName = useRoleName()
  return (
    <section aria-label="Roles and status" className={`${layout.panel} ${classes.region}`}>
      <h2>Roles and status</h2>
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
    </section>
  )
}
