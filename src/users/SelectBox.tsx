import { useEffect, useRef } from 'react'
import classes from './UsersTable.module.css'

interface Props {
  label: string
  checked: boolean
  /** Some of those it stands for are selected. */
  isPartial?: boolean
  /** `range`: with Shift, from the one before to this one. */
  onSelect: (on: boolean, range: boolean) => void
}

/** A box that selects a person, or all of a page. */
export function SelectBox({ label, checked, isPartial = false, onSelect }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartial
  }, [isPartial])
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label={label}
      checked={checked}
      // A click also where it is pressed by the space bar; only it knows of Shift.
      onClick={({ shiftKey }) => onSelect(!checked, shiftKey)}
      onChange={() => {}}
    />
  )
}
