import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import type { Query } from '../desk/directory/types.ts'
import { operationNames, operations, unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import type { Dependencies } from './columns.tsx'
import { preloadDialogs } from './dialogs.ts'
import { SelectBox } from './SelectBox.tsx'
import { select, selection, subscribeSelection } from './selection.ts'
import { SortableHead } from './SortableHead.tsx'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

interface Props extends Omit<Dependencies, 'roleName'> {
  users: User[]
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
  onAsk: (operation: OperationName, user: User) => void
}

/** The table of users: plain rows, so that hundreds of them paint in a frame. */
export function UsersTable({ users, sort, onSort, onAsk, ...shownBy }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const { columns, density } = useSyncExternalStore(subscribePreferences, preferences)
  const roleName = useRoleName()
  const { ids: selected } = useSyncExternalStore(subscribeSelection, selection)
  /** From whom a range goes. */
  const anchor = useRef<string>(null)
  const ids = users.map(({ id }) => id)
  const here = ids.filter((id) => selected.has(id)).length
  const onSelect = (id: string, on: boolean, isRange: boolean) => {
    const [from, to] = [anchor.current ?? id, id].map((end) => ids.indexOf(end)) as [number, number]
    select(isRange && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id], on)
    anchor.current = id
  }
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    idle(preloadDialogs)
  }, [])

  const actions = (user: User) =>
    operationNames.map((name) => ({
      name: operations[name].verb,
      unavailable: unavailableReason(name, user, session?.lacks ?? []),
      onChoose: () => onAsk(name, user),
    }))

  return (
    // The roles are said although they are a table's own: as blocks and grids (narrow screens) its parts lose them.
    <table role="table" aria-label="Users" className={classes.table} data-density={density}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" className={classes.select}>
            <SelectBox
              label="Select this page"
              checked={here === ids.length}
              isPartial={here > 0 && here < ids.length}
              onSelect={(on) => select(ids, on)}
            />
          </td>
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
            isSelected={selected.has(user.id)}
            onSelect={(on, isRange) => onSelect(user.id, on, isRange)}
          />
        ))}
      </tbody>
    </table>
  )
}
