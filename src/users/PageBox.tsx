import { useEffect, useRef } from 'react'
import type { User } from '../api/schema.ts'
import { setSelected } from './selection.ts'
import classes from './UsersTable.module.css'

/** The checkbox that selects all rows of the page. It is indeterminate while some are selected, but not all. */
export function PageBox({ users, selected }: { users: readonly User[]; selected: ReadonlySet<string> }) {
  const box = useRef<HTMLInputElement>(null)
  const ids = users.map(({ id }) => id)
  const selectedCount = ids.filter((id) => selected.has(id)).length
  const isWhole = selectedCount > 0 && selectedCount === ids.length
  const isPartial = selectedCount > 0 && !isWhole
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartial
  }, [isPartial])
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label="Select this page"
      checked={isWhole}
      // Without rows yet. It keeps the focus, which may have been handed to it.
      aria-disabled={ids.length === 0}
      onChange={() => setSelected(ids, !isWhole)}
    />
  )
}
