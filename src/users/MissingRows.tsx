import type { CSSProperties } from 'react'
import classes from './UsersTable.module.css'

interface Props {
  columns: number
  rows: number
  /** How many of the rows are drawn. */
  lines: number
}

/** Takes as much room as rows that are still missing, so that nothing below moves. */
export function MissingRows({ columns, rows, lines }: Props) {
  return (
    <tr aria-hidden className={classes.outline}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a drawing */}
      <td colSpan={columns} style={{ '--rows': rows } as CSSProperties}>
        {Array.from({ length: Math.min(rows, lines) }, (_, index) => (
          <div key={index} />
        ))}
      </td>
    </tr>
  )
}
