import classes from './Reviews.module.css'

/** A key, shown on the button that it presses. */
export function KeyHint({ name }: { name: string }) {
  return (
    <kbd aria-hidden className={classes.key}>
      {name}
    </kbd>
  )
}
