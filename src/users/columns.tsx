import type { ReactNode } from 'react'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName, isActivityUnknown, reveal } from '../operations/person.ts'
import { Highlight } from '../ui/Highlight.tsx'
import { day } from '../ui/time.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { avatar } from './avatar.tsx'
import { Status } from '../organization/Status.tsx'
import classes from './UsersTable.module.css'

/** What the cells of all rows need besides the user. */
export interface CellContext {
  roleName: (roleId: string | null) => string
  /** When the users were loaded, in milliseconds since 1970. Relative times refer to it, so that rows do not change by themselves. */
  now: number
  /** Search terms to highlight, folded. */
  terms: readonly string[]
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
    cell(user, { terms }) {
      const name = displayName(user)
      const email = user.email && reveal(user.email)
      return (
        <>
          {avatar(user)}
          <a href={personBase + user.id} title={name} className={classes.link}>
            <bdi>{marked(name, terms)}</bdi>
          </a>
          <span className={classes.email} title={email ?? undefined}>
            {email === null ? 'No email address' : marked(email, terms)}
          </span>
        </>
      )
    },
  },
  title: {
    name: 'Title',
    cell: ({ title }, { terms }) => (
      <bdi>{title?.trim() ? marked(reveal(title.trim()), terms) : emptyCell}</bdi>
    ),
    tooltip: ({ title }) => title && reveal(title),
  },
  role: {
    name: 'Role',
    cell: ({ roleId }, { roleName, terms }) => marked(roleName(roleId), terms),
    tooltip: ({ roleId }) => roleId,
  },
  status: { name: 'Status', cell: ({ status }) => <Status status={status} /> },
  created: {
    name: 'Created',
    cell: ({ createdDateTime: at }) => (at === null ? emptyCell : <time dateTime={at}>{day(at)}</time>),
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

/** Where the pages of people are. Plain links, which the table follows: a component for each would cost more than its row. */
const personBase = `${import.meta.env.BASE_URL}users/`

const emptyCell = (
  <span className={classes.empty}>
    <span aria-hidden>–</span>
    <span className="visually-hidden">None</span>
  </span>
)

/** A text with the search terms highlighted. */
function marked(text: string, terms: readonly string[]): ReactNode {
  return terms.length === 0 ? text : <Highlight text={text} terms={terms} />
}
