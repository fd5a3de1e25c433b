import type { User } from '../api/schema.ts'
import { displayName } from '../operations/person.ts'
import classes from './OperationForm.module.css'

/** The e-mail address of the person whom a dialog is about, where that is not what they are called there. */
export function PersonEmail({ user }: { user: User }) {
  if (user.email === null || user.email === displayName(user)) return null
  return (
    <p className={classes.who}>
      <bdi>{user.email}</bdi>
    </p>
  )
}
