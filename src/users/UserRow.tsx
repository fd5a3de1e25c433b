import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import { MenuButton, type MenuItem } from '../ui/MenuButton.tsx'
import { day } from '../ui/time.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { displayName } from './person.ts'
import { Status } from './Status.tsx'
import classes from './UsersTable.module.css'

interface Props {
  user: User
  role: string
  now: number
  search: string
  actions: (user: User) => MenuItem[]
}

/** A person in the table. */
export function UserRow({ user, role, now, search, actions }: Props) {
  const name = displayName(user)
  return (
    <tr role="row">
      <td role="cell" className={classes.name}>
        <Link to={`/users/${user.id}`} state={{ list: search }} title={name} className={classes.link}>
          <bdi>{name}</bdi>
        </Link>
        <span className={classes.email} title={user.email ?? undefined}>
          {user.email ?? 'No e-mail address'}
        </span>
      </td>
      <td role="cell" className={classes.title} title={user.title ?? undefined}>
        <bdi>{user.title?.trim() || <Nothing />}</bdi>
      </td>
      <td role="cell" title={user.roleId ?? undefined}>
        {role}
      </td>
      <td role="cell">
        <Status status={user.status} />
      </td>
      <td role="cell" className={classes.date} data-column="Created">
        {user.createdDateTime === null ? (
          <Nothing />
        ) : (
          <time dateTime={user.createdDateTime}>{day(user.createdDateTime)}</time>
        )}
      </td>
      <td role="cell" className={classes.date} data-column="Active">
        {user.lastActivityDateTime === null ? (
          <span className={classes.nothing}>Never</span>
        ) : (
          <TimeAgo at={user.lastActivityDateTime} now={now} />
        )}
      </td>
      <td role="cell" className={classes.menu}>
        <MenuButton label={`Actions for ${name}`} items={() => actions(user)}>
          <IconDots size={18} aria-hidden />
        </MenuButton>
      </td>
    </tr>
  )
}

function Nothing() {
  return (
    <span className={classes.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">None</span>
    </span>
  )
}
