import { type MouseEvent, useEffect, useState, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import type { Query } from '../desk/directory/types.ts'
import type { OperationName } from '../operations/operation.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { afterPage } from '../routing/afterPage.ts'
import { isPlainClick } from '../routing/isPlainClick.ts'
import { useNavigate } from '../routing/usePage.ts'
import { preloadDialogs, RowCommands, RowMenu } from './dialogs.ts'
import { MissingRows } from './MissingRows.tsx'
import { getSelection, subscribeSelection } from './selection.ts'
import { TableHead } from './TableHead.tsx'
import { useFirstRows } from './useFirstRows.ts'
import { useMenuOnDemand } from './useMenuOnDemand.ts'
import { UserRow } from './UserRow.tsx'
import { useSelectRow } from './useSelectRow.ts'
import classes from './UsersTable.module.css'

interface Props {
  /** Null while the first ones load. An outline of this many rows shows meanwhile. */
  users: User[] | null
  size: number
  /** When the users were loaded, in milliseconds since 1970. */
  now: number
  /** Search terms to highlight, folded. */
  terms: readonly string[]
  /** The list state as query string, for the link back from a person's page. */
  list: string
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
  onChooseOperation: (operation: OperationName, user: User) => void
  /** Called where there is room for a preview; elsewhere the page of the person opens. */
  onPreview: (userId: string) => void
}

const noUsers: User[] = []
/** Rows of the outline that are drawn: as many as a high window shows. */
const maxLines = 40

/** The table of users. Plain rows, so that hundreds of them render within a frame. */
export function UsersTable({
  users: loaded,
  size,
  now,
  terms,
  list,
  sort,
  onSort,
  onChooseOperation,
  onPreview,
}: Props) {
  const users = loaded ?? noUsers
  const { columns, density } = useSyncExternalStore(subscribePreferences, preferences)
  const rows = useFirstRows(users, list, density)
  const missing = loaded ? users.length - rows.length : size
  const roleName = useRoleName()
  const { ids: selected } = useSyncExternalStore(subscribeSelection, getSelection)
  const navigate = useNavigate()
  const { isMenuWanted, onMenu, giveMenu, dismissMenu } = useMenuOnDemand()
  const selectRow = useSelectRow(users, selected)
  const context = { now, terms, roleName }
  const [isPageShown, setIsPageShown] = useState(false)
  useEffect(() => {
    afterPage(() => {
      preloadDialogs()
      setIsPageShown(true)
    })
  }, [])

  /** Clicks of all rows. Enter on a link or button and the space bar on a checkbox are clicks too. */
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    // The whole cell of a checkbox selects: the box is too small for a finger.
    const control = target.closest('a, button, input') ?? target.querySelector(':scope > input')
    const user = users[control?.closest('tr')?.sectionRowIndex ?? -1]
    if (!control || !user) return
    if (control instanceof HTMLInputElement) selectRow(user.id, event.shiftKey)
    else if (control instanceof HTMLButtonElement && control.ariaHasPopup) giveMenu(control, user.id)
    else if (control instanceof HTMLButtonElement && matchMedia('(width >= 64rem)').matches)
      onPreview(user.id)
    else if (isPlainClick(event)) {
      event.preventDefault()
      void navigate(`/users/${user.id}`, { state: { list } })
    }
  }

  return (
    <>
      {/* Explicit roles: on narrow screens the parts are blocks and grids, which would lose their implicit roles. */}
      <table role="table" aria-label="Users" className={classes.table} data-density={density}>
        <TableHead users={users} selected={selected} sort={sort} onSort={onSort} />
        {/* Only the controls in it are clicked, which take the keyboard themselves. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
        <tbody role="rowgroup" onClick={onClick}>
          {rows.map((user) => (
            <UserRow
              key={user.id}
              user={user}
              visibleColumns={columns}
              context={context}
              isSelected={selected.has(user.id)}
            />
          ))}
          {missing > 0 && (
            <MissingRows columns={columns.length + 2} rows={missing} lines={loaded ? 0 : maxLines} />
          )}
        </tbody>
      </table>
      {isPageShown && <RowCommands users={users} onChooseOperation={onChooseOperation} />}
      {isMenuWanted && (
        <RowMenu ref={onMenu} users={users} onChooseOperation={onChooseOperation} onClose={dismissMenu} />
      )}
    </>
  )
}
