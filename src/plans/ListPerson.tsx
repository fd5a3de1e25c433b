import { Link } from '../routing/Link.tsx'
import type { User } from '../api/schema.ts'
import { displayName, hasStatus, reveal, statusWords } from '../operations/person.ts'
import layout from '../ui/Layout.module.css'

/** Link to a person, with their email address and any status other than active. */
export function ListPerson({ user }: { user: User }) {
  return (
    <>
      <Link to={`/users/${user.id}`} className={layout.name}>
        <bdi translate="no">{displayName(user)}</bdi>
      </Link>
      <span className={layout.sub}>
        {user.email ? <bdi translate="no">{reveal(user.email)}</bdi> : 'No email address'}
        {!hasStatus(user, 'ACTIVE') && ` · ${statusWords(user.status)}`}
      </span>
    </>
  )
}
