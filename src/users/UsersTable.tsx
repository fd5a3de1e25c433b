import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { User } from '../api/schema.ts'
import { operationNames, operations, whyNot } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../session/queries.ts'
import { preloadDialogs } from './dialogs.ts'
import { roleName } from './person.ts'
import { rolesQuery } from './queries.ts'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

const columns = ['Name', 'Title', 'Role', 'Status', 'Created', 'Last activity']

interface Props {
  users: User[]
  /** When they were read, in milliseconds; what is relative is so to this, and rows do not change by themselves. */
  now: number
  /** The list's own place in the address, for the way back from a person. */
  search: string
  onAsk: (operation: OperationName, user: User) => void
}

/** The table of users: plain rows, so that hundreds of them paint in a frame. */
export function UsersTable({ users, now, search, onAsk }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const roles = useQuery(rolesQuery)
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    idle(preloadDialogs)
  }, [])

  const actions = (user: User) =>
    operationNames.map((name) => ({
      name: operations[name].verb,
      unavailable: whyNot(name, user, session?.lacks ?? []),
      onChoose: () => onAsk(name, user),
    }))

  return (
    // The roles are said although they are a table's own: as blocks and grids (narrow screens) its parts lose them.
    <table role="table" aria-label="Users" className={classes.table}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
          <td role="cell" aria-label="Actions" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {users.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            role={roleName(user.roleId, roles.data, roles.isError)}
            now={now}
            search={search}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}
