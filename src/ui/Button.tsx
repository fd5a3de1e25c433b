import type { ComponentProps } from 'react'
import classes from './Button.module.css'

/** How a button looks. */
export interface ButtonLook {
  /** `filled` for the main action of a form, `default` for all others, `subtle` inside of a row. */
  variant?: 'filled' | 'default' | 'subtle'
  /** `red` for a filled button that deletes or ends something. */
  color?: 'red'
  size?: 'sm' | 'xs' | 'compact-sm' | 'compact-xs'
}

/** Properties of a button: its look, and all that a native button takes. */
export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'color'> {
  fullWidth?: boolean
  /** Shows a spinner in place of the text, and disables the button. */
  loading?: boolean
}

/** A button of text. One that can be unavailable without losing the focus is a `SoftButton`. */
export function Button({
  variant = 'filled',
  color,
  size = 'sm',
  fullWidth = false,
  loading = false,
  disabled = false,
  className = '',
  children,
  ...others
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${classes.button} ${className}`}
      data-variant={variant}
      data-color={color}
      data-size={size}
      data-block={fullWidth || undefined}
      data-loading={loading || undefined}
      disabled={disabled || loading}
      {...others}
    >
      <span className={classes.label}>{children}</span>
    </button>
  )
}
