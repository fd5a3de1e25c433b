import type { ComponentProps } from 'react'
import classes from './CloseButton.module.css'

/** A small button with a cross. It has no text, so it needs an `aria-label`. */
export function CloseButton(props: ComponentProps<'button'> & { 'aria-label': string }) {
  return (
    <button type="button" className={classes.button} {...props}>
      <svg viewBox="0 0 15 15" aria-hidden className={classes.icon}>
        <path d="m3.625 3.625 7.75 7.75m0-7.75-7.75 7.75" />
      </svg>
    </button>
  )
}
