import { Link } from '../routing/Link.tsx'
import type { InvitationCounts } from '../desk/invitations/types.ts'
import { count } from '../text/count.ts'
import classes from './Invitations.module.css'
import { type ListState, writeListState } from './listState.ts'
import { filterName } from './words.ts'
import pills from '../ui/Pills.module.css'

const known = ['PENDING', 'EXPIRED', 'ACCEPTED', 'CANCELLED']

interface Props {
  listState: ListState
  counts: InvitationCounts
}

/** Links to the invitations of each status, with their counts. Statuses that only this API has come before "All". */
export function StatusNav({ listState, counts }: Props) {
  const others = Object.keys(counts.byStatus).filter((status) => !known.includes(status))
  const filters = ['open', ...known, ...others.toSorted(), 'all']
  const countOf = (status: string) =>
    status === 'open' || status === 'all' ? counts[status] : (counts.byStatus[status] ?? 0)
  return (
    <nav aria-label="Invitation status" className={classes.nav}>
      <ul className={pills.pills}>
        {filters.map((status) => (
          <li key={status} className={pills.pill}>
            <Link
              to={`/invitations${writeListState({ ...listState, status, page: 1 })}`}
              aria-current={status === listState.status ? 'page' : undefined}
            >
              {filterName(status)}
            </Link>
            <span translate="no">{count(countOf(status))}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
