import type { ListLine } from '../desk/list/types.ts'
import classes from './ListTable.module.css'

interface Props {
  line: ListLine
  /** Whether the values that look damaged are used. */
  isIncluded: boolean
  onInclude: (key: string, isIncluded: boolean) => void
}

/** What a line changes, its problems, and apart from them the values that look damaged. */
export function LineChanges({ line, isIncluded, onInclude }: Props) {
  return (
    <>
      <ul className={classes.changes}>
        {line.changes.map((change) => (
          <li key={change} translate="no">
            {change}
          </li>
        ))}
        {line.problems.map((problem) => (
          <li key={problem} className={classes.problem}>
            {problem}
          </li>
        ))}
      </ul>
      {line.damage.length > 0 && (
        <div className={classes.damage}>
          <strong>Looks damaged</strong>
          <ul className={classes.changes}>
            {line.damage.map((damage) => (
              <li key={damage} translate="no">
                {damage}
              </li>
            ))}
          </ul>
          <label>
            <input
              type="checkbox"
              checked={isIncluded}
              aria-label={`Include line ${line.line}`}
              onChange={({ currentTarget: { checked } }) => onInclude(line.key, checked)}
            />
            Include
          </label>
        </div>
      )}
    </>
  )
}
