import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName } from '../operations/person.ts'
import { Highlight } from '../ui/Highlight.tsx'
import { day } from '../ui/time.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { Status } from './Status.tsx'
import classes from './UsersTable.module.css'

/** What all rows of a table are shown by. */
export interface Dependencies {
  roleName: (roleId: string | null) => string
  /** When the people were read, in milliseconds; what is relative is so to this, and rows do not change by themselves. */
  now: number
  /** What was searched for, folded. */
  terms: readonly string[]
  /** The list's own place in the address, for the way back from a person. */
  list: string
}

interface Column {
  name: string
  cell: (user: User, surroundings: Dependencies) => ReactNode
  /** What is shown in full on hover, where the cell may be too narrow. */
  hint?: (user: User) => string | null
}

/** The columns of the table, in the order that they have at first. */
export const columns: Record<SortColumn, Column> = {
  name: {
    name: 'Name',
    cell(user, { list, terms }) {
      const name = displayName(user)
      return (
        <>
          <Link to={`/users/${user.id}`} state={{ list }} title={name} className={classes.link}>
            <bdi>
              <Highlight text={name} terms={terms} />
            </bdi>
          </Link>
          <span className={classes.email} title={user.email ?? undefined}>
            <Highlight text={user.email ?? 'No e-mail address'} terms={user.email === null ? [] : terms} />
          </span>
        </>
      )
    },
  },
  title: {
    name: 'Title',
    cell: ({ title }, { terms }) => (
      <bdi>{title?.trim() ? <Highlight text={title.trim()} terms={terms} /> : <Nothing />}</bdi>
    ),
    hint: ({ title }) => title,
  },
  role: {
    name: 'Role',
    cell: ({ roleId }, { roleName, terms }) => <Highlight text={roleName(roleId)} terms={terms} />,
    hint: ({ roleId }) => roleId,
  },
  status: { name: 'Status', cell: ({ status }) => <Status status={status} /> },
  created: {
    name: 'Created',
    cell: ({ createdDateTime: at }) => (at === null ? <Nothing /> : <time dateTime={at}>{day(at)}</time>),
  },
  activity: {
    name: 'Last activity',
    cell: ({ lastActivityDateTime: at }, { now }) =>
      at === null ? <span className={classes.nothing}>Never</span> : <TimeAgo at={at} now={now} />,
  },
}

function Nothing() {
  return (
    <span className={classes.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">None</span>
    </span>
  )
}
