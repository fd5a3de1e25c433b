import type { User } from '../api/schema.ts'
import { displayName } from '../operations/person.ts'
import { firstGrapheme } from '../text/firstGrapheme.ts'
import classes from './Avatar.module.css'

/** Number of colors, which `Avatar.module.css` defines. */
const tones = 6

/**
 * A circle with a person's initials. The styles write them, so that they are neither read aloud nor copied with the name.
 * A function and no component: there may be 250 in a table.
 */
export function avatar(user: User) {
  return (
    <span
      aria-hidden
      className={classes.avatar}
      data-initials={initials(user)}
      data-tone={parseInt(user.id.slice(0, 4), 16) % tones || undefined}
    />
  )
}

function initials(user: User): string {
  const names = [user.firstName, user.lastName].map((name) => firstGrapheme(name ?? '')).join('')
  return (names || firstGrapheme(displayName(user))).toLocaleUpperCase()
}
