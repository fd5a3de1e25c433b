import type { ReactNode } from 'react'
import classes from './Insights.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  name: string
  /** Whether its figures are being counted. */
  isBusy?: boolean
  children: ReactNode
}

/** A part of the page, with its name as heading. */
export function Region({ name, isBusy, children }: Props) {
  return (
    <section aria-label={name} className={`${layout.panel} ${classes.region}`} aria-busy={isBusy}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}
