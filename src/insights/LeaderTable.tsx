import { Link } from '../routing/Link.tsx'
import type { Insights, Leader } from '../desk/insights/types.ts'
import { reveal } from '../operations/person.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { day } from '../ui/time.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import classes from './Insights.module.css'
import { leadersLink } from './links.ts'
import { lastActivityWords, moreRows, showAll } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Maximum number of rows. */
const maxRows = 10

interface Props {
  insights: Insights
  /** When the figures were counted, in milliseconds since 1970. */
  now: number
}

/** The first owners and admins: owners first, each group by longest inactivity. */
export function LeaderTable({ insights, now }: Props) {
  const roleName = useRoleName()
  const { leaders, figures } = insights
  const total = figures.owners + figures.admins
  return (
    <>
      <table
        role="table"
        aria-label="Owners and admins"
        className={`${table.table} ${table.framed} ${classes.leaders}`}
      >
        <TableHead heads={['Person', 'Role', 'Last activity']} />
        <tbody role="rowgroup">
          {leaders.slice(0, maxRows).map((leader) => (
            <tr role="row" key={leader.id}>
              <td role="cell">
                <Link to={`/users/${leader.id}`} className={layout.name}>
                  <bdi translate="no">{leader.name}</bdi>
                </Link>
                {leader.email !== null && (
                  <span className={layout.sub} translate="no">
                    {reveal(leader.email)}
                  </span>
                )}
              </td>
              <td role="cell">{roleName(leader.roleId)}</td>
              <td role="cell">
                <LastActivity at={leader.lastActivity} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > maxRows && (
        <>
          <Link to={leadersLink(insights)} className={layout.onScreen}>
            {showAll(total, 'owners and admins')}
          </Link>
          <p className={layout.onPaper}>{moreRows(total - maxRows)}</p>
        </>
      )}
    </>
  )
}

function LastActivity({ at, now }: { at: Leader['lastActivity']; now: number }) {
  if (at === null) return lastActivityWords.never
  if (at === 'unknown') return lastActivityWords.unknown
  return (
    <>
      <span className={layout.onScreen}>
        <TimeAgo at={at} now={now} />
      </span>
      <span className={layout.onPaper}>{day(at)}</span>
    </>
  )
}
