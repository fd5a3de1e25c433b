import { Link } from '../routing/Link.tsx'
import type { PlanState, RowState } from '../desk/plan/types.ts'
import { count } from '../text/count.ts'
import { writePlanRowsState } from './planRowsState.ts'
import { outcomeLabels, skipCounts } from './planWords.ts'
import classes from './OutcomeFilter.module.css'
import pills from '../ui/Pills.module.css'

/** Links that filter the rows by outcome, each with its count. */
export function OutcomeFilter({ plan, selected }: { plan: PlanState; selected: RowState | null }) {
  const { counts, skips } = plan
  const states = (Object.keys(outcomeLabels) as RowState[]).filter(
    (state) => counts[state] > 0 || state === selected,
  )
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0)
  const filters = [
    { outcome: null, name: 'All', rows: total },
    ...states.map((state) => ({ outcome: state, name: outcomeLabels[state], rows: counts[state] })),
  ]
  const reasons = skipCounts(skips)
  return (
    <div className={classes.outcomes}>
      <nav aria-label="Outcomes" className={pills.pills}>
        {filters.map(({ outcome, name, rows }) => (
          <Link
            key={name}
            to={writePlanRowsState({ outcome, page: 1 }) || '?'}
            aria-current={outcome === selected || undefined}
            data-outcome={outcome}
            className={`${pills.pill} ${classes.link}`}
          >
            {name}{' '}
            <span className={classes.number} translate="no">
              {count(rows)}
            </span>
          </Link>
        ))}
      </nav>
      {reasons !== '' && <p>Skipped: {reasons}.</p>}
    </div>
  )
}
