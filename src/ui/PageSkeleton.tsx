import classes from './PageSkeleton.module.css'

/**
 * A skeleton of a page while its first data loads: header, heading, rows. It fades in with a delay, so that it does not
 * flash before pages that load quickly, such as the sign-in page.
 */
export function PageSkeleton() {
  return (
    <div className={classes.skeleton} aria-busy>
      <p className="visually-hidden">Loading…</p>
      <div className={classes.header} />
      <div className={classes.heading} />
      <div className={classes.rows} />
    </div>
  )
}
