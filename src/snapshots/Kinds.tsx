import { Link } from '../routing/Link.tsx'
import type { Comparison, ComparisonRequest } from '../desk/snapshots/types.ts'
import { count } from '../text/count.ts'
import classes from './Snapshots.module.css'
import { writeSnapshotsState } from './snapshotsState.ts'
import pills from '../ui/Pills.module.css'

interface Props {
  comparison: Comparison
  request: ComparisonRequest
}

/** Kinds of change with their counts, as links that filter. A person with several changes counts for each. */
export function Kinds({ comparison: { kinds, changed, unchanged }, request }: Props) {
  const shown = kinds.filter(({ kind, people }) => people > 0 || kind === request.kind)
  const all = { kind: null, label: 'All changes', people: changed } as const
  return (
    <nav aria-label="Kinds of change">
      <ul className={pills.pills}>
        {[all, ...shown].map(({ kind, label, people }) => (
          <li key={kind}>
            <Link
              className={pills.pill ?? ''}
              to={writeSnapshotsState({ ...request, kind })}
              replace
              preventScrollReset
              aria-current={kind === request.kind ? 'true' : undefined}
            >
              {label} <span>({count(people)})</span>
            </Link>
          </li>
        ))}
        <li className={classes.unchanged}>Unchanged ({count(unchanged)})</li>
      </ul>
    </nav>
  )
}
