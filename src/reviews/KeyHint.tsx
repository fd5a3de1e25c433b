import keys from '../keys/Keys.module.css'
import classes from './Reviews.module.css'

/** A key, shown on the button that it presses. */
export function KeyHint({ name }: { name: string }) {
  return (
    <kbd aria-hidden className={`${keys.key} ${keys.hint} ${classes.key}`}>
      {name}
    </kbd>
  )
}
