import type { ReactNode } from 'react'
import classes from './Notice.module.css'

/** Something to know about what is shown; nothing failed. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="note" className={classes.notice}>
      {children}
    </p>
  )
}
