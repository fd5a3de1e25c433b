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
  /** Null until they are known. */
  counts: InvitationCounts | null
}

/** Links to the invitations of each status, with their counts. Statuses that only this API has come before "All". */
export function StatusNav({ listState, counts }: Props) {
  const others = Object.keys(counts?.byStatus ?? {}).filter((status) => !known.includes(status))
  const filters = ['open', ...known, ...others.toSorted(), 'all']
  const countOf = (status: string) => {
    if (counts === null) return null
    if (status === 'open' || status === 'all') return counts[status]
    return counts.byStatus[status] ?? 0
  }
  return (
    <nav aria-label="Invitation status" className={classes.nav}>
      <ul className={pills.pills}>
        {filters.map((status) => {
          const number = countOf(status)
          return (
            <li key={status} className={pills.pill}>
              <Link
                to={`/invitations${writeListState({ ...listState, status, page: 1 })}`}
                aria-current={status === listState.status ? 'page' : undefined}
              >
                {filterName(status)}
              </Link>
              {number !== null && <span translate="no">{count(number)}</span>}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
