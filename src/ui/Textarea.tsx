import { type ComponentProps, useId } from 'react'
import { controlProps, Field, type FieldProps } from './Field.tsx'
import classes from './Field.module.css'

interface Props extends FieldProps, Omit<ComponentProps<'textarea'>, keyof FieldProps> {}

/** A field for several lines of text. */
export function Textarea(props: Props) {
  const { label, description, error, errorRole, size, className, ...others } = props
  const id = useId()
  return (
    <Field {...{ id, label, description, error, errorRole, size, className }}>
      <textarea className={classes.input} {...controlProps(id, props)} {...others} />
    </Field>
  )
}
