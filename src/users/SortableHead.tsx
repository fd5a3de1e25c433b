import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import type { Query, SortColumn } from '../desk/directory/types.ts'
import { columns } from './columns.tsx'
import classes from './UsersTable.module.css'

interface Props {
  column: SortColumn
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
}

/** A column header that sorts: ascending at the first press, then descending, then back to the API's order. */
export function SortableHead({ column, sort, onSort }: Props) {
  const descending = sort?.column === column ? sort.descending : null
  const Arrow = descending ? IconArrowDown : IconArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      data-column={column}
      aria-sort={descending === null ? 'none' : descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort(descending ? null : { column, descending: descending === false })}
      >
        {columns[column].name}
        {descending !== null && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  )
}
