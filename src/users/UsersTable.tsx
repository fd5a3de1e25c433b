import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import type { Question } from '../desk/directory/types.ts'
import { operationNames, operations, whyNot } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../session/queries.ts'
import type { Surroundings } from './columns.tsx'
import { preloadDialogs } from './dialogs.ts'
import { SortableHead } from './SortableHead.tsx'
import { subscribeLayout, tableLayout } from './tableLayout.ts'
import { useRoleName } from './useRoleName.ts'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

interface Props extends Omit<Surroundings, 'roleName'> {
  users: User[]
  sort: Question['sort']
  onSort: (sort: Question['sort']) => void
  onAsk: (operation: OperationName, user: User) => void
}

/** The table of users: plain rows, so that hundreds of them paint in a frame. */
export function UsersTable({ users, sort, onSort, onAsk, ...shownBy }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const { columns, density } = useSyncExternalStore(subscribeLayout, tableLayout)
  const roleName = useRoleName()
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
    <table role="table" aria-label="Users" className={classes.table} data-density={density}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((name) => (
            <SortableHead key={name} column={name} sort={sort} onSort={onSort} />
          ))}
          <td role="cell" aria-label="Actions" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {users.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            shown={columns}
            surroundings={{ ...shownBy, roleName }}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}
