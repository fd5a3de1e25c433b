import classes from './PageOutline.module.css'

/**
 * A page's outline while the first data is on its way: header, heading, rows. It fades in late, so that what comes
 * quickly (the sign-in page above all) does not flash it.
 */
export function PageOutline() {
  return (
    <div className={classes.outline} aria-busy>
      <p className="visually-hidden">Loading …</p>
      <div className={classes.header} />
      <div className={classes.heading} />
      <div className={classes.rows} />
    </div>
  )
}
