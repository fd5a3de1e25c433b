import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import { displayName, statusWords } from '../operations/person.ts'
import classes from './ListTable.module.css'

/** Link to a person, with their e-mail address and any status other than active. */
export function ListPerson({ user }: { user: User }) {
  return (
    <>
      <Link to={`/users/${user.id}`} className={classes.person}>
        <bdi>{displayName(user)}</bdi>
      </Link>
      <span className={classes.email}>
        {user.email ?? 'No e-mail address'}
        {user.status !== 'ACTIVE' && ` · ${statusWords(user.status)}`}
      </span>
    </>
  )
}
