import { type ComponentProps, useId } from 'react'
import { controlProps, Field, type FieldProps } from './Field.tsx'
import classes from './Field.module.css'

type SelectProps = Omit<ComponentProps<'select'>, keyof FieldProps | 'value' | 'onChange' | 'children'>

interface Props<Value extends string | null> extends FieldProps, SelectProps {
  /** The value null stands for no choice. */
  options: readonly { value: Value; label: string; disabled?: boolean }[]
  value: Value
  onChange: (value: Value) => void
}

/** A field to choose one of a few options, on the native `<select>`. */
export function NativeSelect<Value extends string | null>(props: Props<Value>) {
  const { label, description, error, errorRole, size, className, options, value, onChange, ...others } = props
  const id = useId()
  return (
    <Field {...{ id, label, description, error, errorRole, size, className }}>
      <select
        className={classes.input}
        {...controlProps(id, props)}
        {...others}
        value={value ?? ''}
        onChange={({ currentTarget: { selectedIndex } }) => {
          const chosen = options[selectedIndex]
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value ?? ''} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 15 15" aria-hidden className={classes.chevron}>
        <path d="m4.75 6.25 2.75 2.75 2.75-2.75" />
      </svg>
    </Field>
  )
}
