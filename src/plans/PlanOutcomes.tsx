import { Link } from 'react-router'
import type { PlanState, RowState } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { outcomeWords, skipsWords } from './planWords.ts'
import { writePlanRowsState } from './planRowsState.ts'
import classes from './PlanOutcomes.module.css'

/** How many rows have become what; each number shows those rows alone. */
export function PlanOutcomes({ plan, chosen }: { plan: PlanState; chosen: RowState | null }) {
  const { counts, skips } = plan
  const states = (Object.keys(outcomeWords) as RowState[]).filter(
    (state) => counts[state] > 0 || state === chosen,
  )
  const all = Object.values(counts).reduce((sum, number) => sum + number, 0)
  const entries = [
    { outcome: null, name: 'All', number: all },
    ...states.map((state) => ({ outcome: state, name: outcomeWords[state], number: counts[state] })),
  ]
  const why = skipsWords(skips)
  return (
    <div className={classes.outcomes}>
      <nav aria-label="Outcomes" className={classes.links}>
        {entries.map(({ outcome, name, number }) => (
          <Link
            key={name}
            to={writePlanRowsState({ outcome, page: 1 }) || '?'}
            aria-current={outcome === chosen || undefined}
            data-outcome={outcome}
            className={classes.link ?? ''}
          >
            {name} <span className={classes.number}>{count(number)}</span>
          </Link>
        ))}
      </nav>
      {why !== '' && <p>Skipped: {why}.</p>}
    </div>
  )
}
