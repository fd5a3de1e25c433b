import { exact, relative } from './time.ts'
import classes from './TimeAgo.module.css'

/** A relative time; the exact time shows on hover and focus, and screen readers read both. */
export function TimeAgo({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} className={classes.time} tabIndex={0}>
      {relative(Date.parse(at), now)}
      <span className={classes.exact} translate="no">
        {exact(at)}
      </span>
    </time>
  )
}
