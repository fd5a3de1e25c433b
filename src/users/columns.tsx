import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName, isActivityUnknown, reveal } from '../operations/person.ts'
import { Highlight } from '../ui/Highlight.tsx'
import { day } from '../ui/time.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { Status } from './Status.tsx'
import classes from './UsersTable.module.css'

/** What the cells of all rows need besides the user. */
export interface CellContext {
  roleName: (roleId: string | null) => string
  /** When the users were loaded, in milliseconds since 1970. Relative times refer to it, so that rows do not change by themselves. */
  now: number
  /** Search terms to highlight, folded. */
  terms: readonly string[]
  /** The list state as query string, for the link back from a person's page. */
  list: string
}

interface Column {
  /** The column header. */
  name: string
  cell: (user: User, context: CellContext) => ReactNode
  /** The full text, shown on hover since the cell may be too narrow for it. */
  tooltip?: (user: User) => string | null
}

/** The columns of the table, in their default order. */
export const columns: Record<SortColumn, Column> = {
  name: {
    name: 'Name',
    cell(user, { list, terms }) {
      const name = displayName(user)
      const email = user.email && reveal(user.email)
      return (
        <>
          <Link to={`/users/${user.id}`} state={{ list }} title={name} className={classes.link}>
            <bdi>
              <Highlight text={name} terms={terms} />
            </bdi>
          </Link>
          <span className={classes.email} title={email ?? undefined}>
            <Highlight text={email ?? 'No email address'} terms={email === null ? [] : terms} />
          </span>
        </>
      )
    },
  },
  title: {
    name: 'Title',
    cell: ({ title }, { terms }) => (
      <bdi>{title?.trim() ? <Highlight text={reveal(title.trim())} terms={terms} /> : <EmptyCell />}</bdi>
    ),
    tooltip: ({ title }) => title && reveal(title),
  },
  role: {
    name: 'Role',
    cell: ({ roleId }, { roleName, terms }) => <Highlight text={roleName(roleId)} terms={terms} />,
    tooltip: ({ roleId }) => roleId,
  },
  status: { name: 'Status', cell: ({ status }) => <Status status={status} /> },
  created: {
    name: 'Created',
    cell: ({ createdDateTime: at }) => (at === null ? <EmptyCell /> : <time dateTime={at}>{day(at)}</time>),
  },
  activity: {
    name: 'Last activity',
    cell(user, { now }) {
      const { lastActivityDateTime: at } = user
      if (at !== null) return <TimeAgo at={at} now={now} />
      return <span className={classes.empty}>{isActivityUnknown(user) ? 'Unknown' : 'Never'}</span>
    },
  },
}

function EmptyCell() {
  return (
    <span className={classes.empty}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">None</span>
    </span>
  )
}
