import { exact, relative } from './time.ts'
import classes from './TimeAgo.module.css'

/** A moment as time gone by; exact on hover and focus, for everyone who can't hover too. */
export function TimeAgo({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} className={classes.time} tabIndex={0}>
      {relative(Date.parse(at), now)}
      <span className={classes.exact}>{exact(at)}</span>
    </time>
  )
}
