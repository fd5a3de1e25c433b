import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import type { Query } from '../desk/directory/types.ts'
import { operationNames, operations, unavailableReason } from '../operations/operations.ts'
import type { OperationName } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import type { CellContext } from './columns.tsx'
import { preloadDialogs } from './dialogs.ts'
import { SelectBox } from '../ui/SelectBox.tsx'
import { getSelection, setSelected, subscribeSelection } from './selection.ts'
import { SortableHead } from './SortableHead.tsx'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

interface Props extends Omit<CellContext, 'roleName'> {
  users: User[]
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
  onChooseOperation: (operation: OperationName, user: User) => void
}

/** The table of users. Plain rows, so that hundreds of them render within a frame. */
export function UsersTable({ users, sort, onSort, onChooseOperation, ...context }: Props) {
  const { data: session } = useQuery(sessionQuery)
  const { columns, density } = useSyncExternalStore(subscribePreferences, preferences)
  const roleName = useRoleName()
  const { ids: selected } = useSyncExternalStore(subscribeSelection, getSelection)
  /** The row where a Shift-click range starts: the last one that was clicked, unless its box was changed since. */
  const rangeAnchor = useRef<string>(null)
  const ids = users.map(({ id }) => id)
  const selectedOnPage = ids.filter((id) => selected.has(id)).length
  const onSelect = (id: string, isSelected: boolean, isRange: boolean) => {
    const anchor = rangeAnchor.current ?? id
    const [from, to] = [anchor, id].map((end) => ids.indexOf(end)) as [number, number]
    const isAnchored = isRange && from >= 0 && selected.has(anchor) === isSelected
    const range = isAnchored ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    setSelected(range, isSelected)
    rangeAnchor.current = id
  }
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? setTimeout
    idle(preloadDialogs)
  }, [])

  const menuItems = (user: User) =>
    operationNames.map((name) => ({
      name: operations[name].verb,
      unavailable: unavailableReason(name, user, session?.lacks ?? []),
      onChoose: () => onChooseOperation(name, user),
    }))

  return (
    // Explicit roles: on narrow screens the parts are blocks and grids, which would lose their implicit roles.
    <table role="table" aria-label="Users" className={classes.table} data-density={density}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" className={classes.select}>
            <SelectBox
              label="Select this page"
              checked={selectedOnPage === ids.length}
              isPartial={selectedOnPage > 0 && selectedOnPage < ids.length}
              onSelect={(isSelected) => setSelected(ids, isSelected)}
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
            visibleColumns={columns}
            context={{ ...context, roleName }}
            menuItems={menuItems}
            isSelected={selected.has(user.id)}
            onSelect={(isSelected, isRange) => onSelect(user.id, isSelected, isRange)}
          />
        ))}
      </tbody>
    </table>
  )
}
