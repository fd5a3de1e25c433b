import type { User } from '../api/schema.ts'
import { reveal, shortId } from '../operations/person.ts'
import { noEmail } from './dialogWords.ts'
import classes from './OperationForm.module.css'

/** Distinguishes a dialog’s person from others with the same name, by email address and short id. */
export function PersonEmail({ user: { email, id } }: { user: User }) {
  return (
    <p className={classes.email}>
      {email ? <bdi translate="no">{reveal(email)}</bdi> : <span>{noEmail}</span>}
      <code translate="no">{shortId(id)}</code>
    </p>
  )
}
