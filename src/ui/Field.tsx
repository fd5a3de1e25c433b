import type { ReactNode } from 'react'
import classes from './Field.module.css'

/** What a field shows besides its control. */
export interface FieldProps {
  label?: string | undefined
  /** Below the label. */
  description?: string | undefined
  /** Below the control. False or empty where there is none. */
  error?: string | false | undefined
  /** Announces the error as soon as it shows. */
  errorRole?: 'alert' | undefined
  size?: 'sm' | 'xs' | undefined
  /** Class of the whole field. */
  className?: string | undefined
}

interface Props extends FieldProps {
  /** Id of the control. */
  id: string
  /** The control, with the properties of `controlProps`. */
  children: ReactNode
}

/** A form field: label, description, control and error. */
export function Field({ id, label, description, error, errorRole, size = 'sm', className, children }: Props) {
  return (
    <div
      className={`${classes.field} ${className ?? ''}`}
      data-size={size}
      data-error={error ? true : undefined}
    >
      {label && (
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>
      )}
      {description && (
        <p id={`${id}-description`} className={classes.description}>
          {description}
        </p>
      )}
      <div className={classes.control}>{children}</div>
      {error && (
        <p id={`${id}-error`} role={errorRole} className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}

/** Returns the properties that link a control with the texts of its field. */
export function controlProps(id: string, { description, error }: Pick<FieldProps, 'description' | 'error'>) {
  const describedBy = [error && `${id}-error`, description && `${id}-description`].filter(Boolean).join(' ')
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  }
}
