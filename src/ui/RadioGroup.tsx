import { useId } from 'react'
import classes from './RadioGroup.module.css'

interface Props<Value extends string> {
  label: string
  options: readonly { value: Value; label: string; hint?: string }[]
  /** Null where nothing is chosen yet. */
  value: Value | null
  onChange: (value: Value) => void
}

/** A group of native radio buttons, each with an optional hint. */
export function RadioGroup<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={id} className={classes.group}>
      <span id={id} className={classes.label}>
        {label}
      </span>
      {options.map((option, index) => (
        <div key={option.value}>
          <label className={classes.choice}>
            <input
              type="radio"
              name={id}
              className={classes.radio}
              checked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${id}-${index}`}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
          {option.hint !== undefined && (
            <span id={`${id}-${index}`} className={classes.hint}>
              {option.hint}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
