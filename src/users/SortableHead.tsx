import type { Query, SortColumn } from '../desk/directory/types.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import sortButton from '../ui/SortButton.module.css'
import { columns } from './columns.tsx'
import classes from './UsersTable.module.css'

interface Props {
  column: SortColumn
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
  /** In percent of the window's width; undefined for the width of the styles. */
  width: number | undefined
  /** Whether the handle that changes the width may show. */
  hasHandle: boolean
}

const ColumnHandle = lazyPart(async () => (await import('./ColumnHandle.tsx')).ColumnHandle, 'none')

/** A column header that sorts: ascending at the first press, then descending, then back to the API's order. */
export function SortableHead({ column, sort, onSort, width, hasHandle }: Props) {
  const descending = sort?.column === column ? sort.descending : null
  return (
    <th
      role="columnheader"
      scope="col"
      data-column={column}
      style={width ? { width: `calc(${width}vw * var(--beside, 1))` } : undefined}
      aria-sort={descending === null ? 'none' : descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={sortButton.button}
        onClick={() => onSort(descending ? null : { column, descending: descending === false })}
      >
        {columns[column].name}
        {descending !== null && (
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden className={classes.icon}>
            <path d={descending ? 'M12 5v14m6-6-6 6-6-6' : 'M12 5v14m6-8-6-6-6 6'} />
          </svg>
        )}
      </button>
      {/* Replaces the button in a narrow window, where it names the cells for screen readers. */}
      <span className={classes.word}>{columns[column].name}</span>
      {hasHandle && <ColumnHandle column={column} />}
    </th>
  )
}
