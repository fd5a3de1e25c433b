import { memo } from 'react'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName } from '../operations/person.ts'
import iconButton from '../ui/IconButton.module.css'
import { type CellContext, columns } from './columns.tsx'
import classes from './UsersTable.module.css'

interface Props {
  user: User
  visibleColumns: readonly SortColumn[]
  context: CellContext
  isSelected: boolean
}

/**
 * One user in the table: checkbox, cells and the button of the actions menu. Plain elements without handlers, since there
 * may be 250 rows: the table handles their clicks. `memo`, so that selecting one row renders that row.
 */
export const UserRow = memo(function UserRow({ user, visibleColumns, context, isSelected }: Props) {
  const name = displayName(user)
  return (
    <tr role="row" data-selected={isSelected || undefined}>
      <td role="cell" className={classes.select}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={`Select ${name}`}
          checked={isSelected}
          readOnly
        />
      </td>
      {visibleColumns.map((column) => {
        const { cell, tooltip } = columns[column]
        return (
          <td
            key={column}
            role="cell"
            data-column={column}
            title={tooltip?.(user) ?? undefined}
            // Browsers may translate Roster’s own words, but nothing from the API.
            translate={column === 'status' || column === 'activity' ? undefined : 'no'}
          >
            {cell(user, context)}
          </td>
        )
      })}
      <td role="cell" className={classes.menu}>
        <button
          type="button"
          className={`${iconButton.button} ${classes.preview}`}
          aria-label={`Preview ${name}`}
        >
          {panel}
        </button>
        <button
          type="button"
          className={iconButton.button}
          aria-label={`Actions for ${name}`}
          aria-haspopup="menu"
          aria-expanded={false}
        >
          {dots}
        </button>
      </td>
    </tr>
  )
})

const panel = (
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden className={classes.icon}>
    <path d="M4 5h16v14H4zM14 5v14" />
  </svg>
)

const dots = (
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden className={classes.icon}>
    <path d="M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0m7 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0m7 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0" />
  </svg>
)
