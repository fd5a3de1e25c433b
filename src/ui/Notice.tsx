import type { ReactNode } from 'react'
import classes from './Notice.module.css'

/** A note about the content of a page. For failures, use `Failure`. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="note" className={classes.notice}>
      {children}
    </p>
  )
}
