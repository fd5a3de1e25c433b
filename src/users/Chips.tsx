import { activeFilters } from './activeFilters.ts'
import { type ListState, withoutFilters } from './listState.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { useCommands } from '../palette/useCommands.ts'
import classes from './Chips.module.css'

interface Props {
  listState: ListState
  setListState: (next: ListState) => void
}

/** The active search and filters as chips, each with a button that removes it. */
export function Chips({ listState, setListState }: Props) {
  const roleName = useRoleName()
  const clear = () => setListState(withoutFilters(listState))
  useCommands([{ section: 'here', name: 'Clear filters', action: clear }])
  return (
    <div className={classes.chips}>
      <ul aria-label="Filters" className={classes.list}>
        {activeFilters(listState, roleName).map(({ label, listStateWithout }) => (
          <li key={label} className={classes.chip}>
            <bdi translate="no">{label}</bdi>
            <button
              type="button"
              aria-label={`Remove filter ${label}`}
              onClick={() => setListState(listStateWithout)}
            >
              <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden className={classes.cross}>
                <path d="m6 6 12 12m0-12L6 18" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={classes.clear} onClick={clear}>
        Clear filters
      </button>
    </div>
  )
}
