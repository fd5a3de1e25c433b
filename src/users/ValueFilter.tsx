import { type ReactNode, useId, useState } from 'react'
import field from '../ui/Field.module.css'
import { filterButton } from './filterWords.ts'
import classes from './ValueFilter.module.css'

interface Props {
  label: string
  /** '' is the unknown value. With `-` in front, all others. */
  selected: readonly string[]
  labelOf: (value: string | null) => string
  /** The list of values, rendered while it is open. */
  children: () => ReactNode
}

/**
 * A filter of a column by its values: a button that opens their list on the native popover, which the browser positions
 * and closes on Escape or a click outside.
 */
export function ValueFilter({ label, selected, labelOf, children }: Props) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={`${field.field} ${classes.filter}`}>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        className={`${field.input} ${classes.button}`}
        data-set={selected.length > 0 || undefined}
      >
        <span>{filterButton(label, selected, labelOf)}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className={classes.popover}
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
        // Tab leaves the list open, above what then has the focus.
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover()
        }}
      >
        {isOpen && children()}
      </div>
    </div>
  )
}
