import { type CSSProperties, type MouseEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import type { User } from '../api/schema.ts'
import type { Query } from '../desk/directory/types.ts'
import type { OperationName } from '../operations/operation.ts'
import type { MenuHandle } from '../ui/Menu.tsx'
import { preloadDialogs, RowCommands, RowMenu } from './dialogs.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { PageBox } from './PageBox.tsx'
import { getSelection, setSelected, subscribeSelection } from './selection.ts'
import { SortableHead } from './SortableHead.tsx'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { afterPage } from '../routing/afterPage.ts'
import { isPlainClick } from '../routing/isPlainClick.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { useFirstRows } from './useFirstRows.ts'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

const SortSelect = lazyPart(async () => (await import('./SortSelect.tsx')).SortSelect)

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
  const { columns, widths, density } = useSyncExternalStore(subscribePreferences, preferences)
  const rows = useFirstRows(users, list, density)
  const missing = loaded ? users.length - rows.length : size
  const roleName = useRoleName()
  const { ids: selected } = useSyncExternalStore(subscribeSelection, getSelection)
  const navigate = useNavigate()
  const { isMenuWanted, onMenu, giveMenu, dismissMenu } = useMenuOnDemand()
  const selectRow = useSelectRow(users, selected)
  // Few people change widths, so the handles load once the pointer or the focus comes to the headers.
  const [isHeadUsed, setIsHeadUsed] = useState(false)
  const onHeadUse = () => setIsHeadUsed(true)
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
        {/* These handlers only notice when the header is used. Its buttons do the rest. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <thead role="rowgroup" onPointerEnter={onHeadUse} onFocus={onHeadUse}>
          <tr role="row">
            <td role="cell" className={classes.select}>
              <PageBox users={users} selected={selected} />
            </td>
            <td role="cell" className={classes.order}>
              <SortSelect sort={sort} onSort={onSort} />
            </td>
            {columns.map((name) => (
              <SortableHead
                key={name}
                column={name}
                sort={sort}
                onSort={onSort}
                width={widths[name]}
                hasHandle={isHeadUsed}
              />
            ))}
            <td role="cell" aria-label="Actions" />
          </tr>
        </thead>
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
            <Outline columns={columns.length + 2} rows={missing} lines={loaded ? 0 : maxLines} />
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

interface OutlineProps {
  columns: number
  rows: number
  /** How many of the rows are drawn. */
  lines: number
}

/** Takes as much room as rows that are still missing, so that nothing below moves. */
function Outline({ columns, rows, lines }: OutlineProps) {
  return (
    <tr aria-hidden className={classes.outline}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a drawing */}
      <td colSpan={columns} style={{ '--rows': rows } as CSSProperties}>
        {Array.from({ length: Math.min(rows, lines) }, (_, index) => (
          <div key={index} />
        ))}
      </td>
    </tr>
  )
}

/** The menu of the rows, which is rendered when the first one is opened. */
function useMenuOnDemand() {
  const [isMenuWanted, setIsMenuWanted] = useState(false)
  const handle = useRef<MenuHandle>(null)
  /** The button that was clicked before there was a menu. */
  const waiting = useRef<HTMLButtonElement>(null)
  return {
    isMenuWanted,
    onMenu: (current: MenuHandle | null) => {
      handle.current = current
      // Not before the first click has ended: it would close again what this one opens.
      if (current) setTimeout(() => waiting.current?.click())
    },
    giveMenu: (button: HTMLButtonElement, userId: string) => {
      waiting.current = handle.current ? null : button
      if (handle.current) handle.current.give(button, userId)
      else setIsMenuWanted(true)
    },
    /** Called where the script of the menu could not be loaded. */
    dismissMenu: () => setIsMenuWanted(false),
  }
}

/** Returns a function that selects or deselects a row; with Shift, all rows since the last one. */
function useSelectRow(users: readonly User[], selected: ReadonlySet<string>) {
  /** The row where a Shift-click range starts: the last one that was clicked, unless its box was changed since. */
  const rangeAnchor = useRef<string>(null)
  return (id: string, isRange: boolean) => {
    const isSelected = !selected.has(id)
    const ids = users.map((user) => user.id)
    const anchor = rangeAnchor.current ?? id
    const [from, to] = [anchor, id].map((end) => ids.indexOf(end)) as [number, number]
    const isAnchored = isRange && from >= 0 && selected.has(anchor) === isSelected
    const range = isAnchored ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    setSelected(range, isSelected)
    rangeAnchor.current = id
  }
}
