import { type ComponentProps, type ReactNode, useId } from 'react'
import { controlProps, Field, type FieldProps } from './Field.tsx'
import classes from './Field.module.css'

interface Props extends FieldProps, Omit<ComponentProps<'input'>, keyof FieldProps> {
  inputClassName?: string | undefined
  /** Lies on the end of the field, such as a button. */
  end?: ReactNode
}

/** A field for a line of text, or for what else `type` allows, such as a date. */
export function TextInput(props: Props) {
  const { label, description, error, errorRole, size, className, inputClassName, end, ...others } = props
  const id = useId()
  return (
    <Field {...{ id, label, description, error, errorRole, size, className }}>
      <input
        type="text"
        {...controlProps(id, props)}
        {...others}
        data-end={end ? true : undefined}
        className={`${classes.input} ${inputClassName ?? ''}`}
      />
      {end && <div className={classes.end}>{end}</div>}
    </Field>
  )
}
