import type { ComponentProps } from 'react'
import { Link } from '../routing/Link.tsx'
import type { ButtonLook } from './Button.tsx'
import classes from './Button.module.css'

interface Props extends ButtonLook, Pick<ComponentProps<typeof Link>, 'to' | 'children'> {}

/** A link that looks like a button. */
export function ButtonLink({ variant = 'filled', color, size = 'sm', to, children }: Props) {
  return (
    <Link to={to} className={classes.button} data-variant={variant} data-color={color} data-size={size}>
      <span className={classes.label}>{children}</span>
    </Link>
  )
}
