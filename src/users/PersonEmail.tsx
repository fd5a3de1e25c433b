import type { User } from '../api/schema.ts'
import { displayName } from '../operations/person.ts'
import classes from './OperationForm.module.css'

/** The e-mail address of a dialog’s person, unless it is already their display name. */
export function PersonEmail({ user }: { user: User }) {
  if (user.email === null || user.email === displayName(user)) return null
  return (
    <p className={classes.email}>
      <bdi>{user.email}</bdi>
    </p>
  )
}
