import type { ReactNode } from 'react'
import classes from './Badge.module.css'

/** What a badge signals. Its word says the same. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet'

interface Props {
  tone?: Tone | undefined
  title?: string | undefined
  children: ReactNode
}

/** A state in a word or two, on a colored ground. */
export function Badge({ tone = 'quiet', title, children }: Props) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
