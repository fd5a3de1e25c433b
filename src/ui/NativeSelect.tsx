import { type ComponentProps, useId } from 'react'
import { controlProps, Field, type FieldProps } from './Field.tsx'
import classes from './Field.module.css'

interface Props extends FieldProps, Omit<ComponentProps<'select'>, keyof FieldProps> {
  /** The options. Omit them where the options are children. */
  data?: readonly { value: string; label: string; disabled?: boolean }[]
}

/** A field to choose one of a few options, on the native `<select>`. */
export function NativeSelect(props: Props) {
  const { label, description, error, errorRole, size, className, data, children, ...others } = props
  const id = useId()
  return (
    <Field {...{ id, label, description, error, errorRole, size, className }}>
      <select className={classes.input} {...controlProps(id, props)} {...others}>
        {children ??
          data?.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
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
