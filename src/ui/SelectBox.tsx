import { useEffect, useRef } from 'react'
import classes from './SelectBox.module.css'

interface Props {
  label: string
  checked: boolean
  /** Shows the checkbox as indeterminate: some rows are selected, but not all. */
  isPartial?: boolean
  /** `isRange`: Shift was held, so the rows since the last click are meant too. */
  onSelect: (isSelected: boolean, isRange: boolean) => void
}

/** A checkbox that selects one row, or all rows of the page. */
export function SelectBox({ label, checked, isPartial = false, onSelect }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartial
  }, [isPartial])
  return (
    <label className={classes.target}>
      <input
        ref={box}
        type="checkbox"
        className={classes.box}
        aria-label={label}
        checked={checked}
        // Also fires for the space bar. Unlike a change event, a click knows whether Shift is held.
        onClick={({ shiftKey }) => onSelect(!checked, shiftKey)}
        onChange={() => {}}
      />
    </label>
  )
}
