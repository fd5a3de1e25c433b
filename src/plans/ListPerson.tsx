import { Link } from '../routing/Link.tsx'
import type { User } from '../api/schema.ts'
import { displayName, hasStatus, reveal, statusWords } from '../operations/person.ts'
import classes from './ListTable.module.css'

/** Link to a person, with their email address and any status other than active. */
export function ListPerson({ user }: { user: User }) {
  return (
    <>
      <Link to={`/users/${user.id}`} className={classes.person}>
        <bdi translate="no">{displayName(user)}</bdi>
      </Link>
      <span className={classes.email}>
        {user.email ? <bdi translate="no">{reveal(user.email)}</bdi> : 'No email address'}
        {!hasStatus(user, 'ACTIVE') && ` · ${statusWords(user.status)}`}
      </span>
    </>
  )
}
