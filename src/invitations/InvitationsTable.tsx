import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useRef } from 'react'
import type { Invitation, InvitationColumn, InvitationsAnswer } from '../desk/invitations/types.ts'
import { Menu, type MenuHandle, type MenuItem } from '../ui/Menu.tsx'
import { SelectBox } from '../ui/SelectBox.tsx'
import sortButton from '../ui/SortButton.module.css'
import table from '../ui/Table.module.css'
import { InvitationRow } from './InvitationRow.tsx'
import classes from './Invitations.module.css'
import { columnNames, type ListState } from './listState.ts'
import type { SelectionState } from './useSelection.ts'
import { columnLabels } from './words.ts'

interface Props {
  answer: InvitationsAnswer
  /** When the list was answered, in milliseconds since 1970. Relative times refer to it. */
  now: number
  sort: ListState['sort']
  onSort: (sort: ListState['sort']) => void
  menuItems: (invitation: Invitation) => MenuItem[]
  /** Ids of invitations with an operation under way. */
  busy: ReadonlySet<string>
  selection: SelectionState
}

/** The table of invitations. Name and role have columns only where the API gives them. */
export function InvitationsTable({ answer, now, sort, onSort, menuItems, busy, selection }: Props) {
  const { invitations, has, terms } = answer
  const columns = columnNames.filter((name) => (name === 'name' || name === 'role' ? has[name] : true))
  const selectedOnPage = invitations.filter(({ id }) => selection.selected.has(id)).length
  const menu = useRef<MenuHandle>(null)
  const itemsOf = (id: string) => {
    const invitation = invitations.find((each) => each.id === id)
    return invitation ? menuItems(invitation) : null
  }
  return (
    <>
      <table
        role="table"
        aria-label="Invitations"
        className={`${table.table} ${table.framed} ${classes.table}`}
      >
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" className={classes.select}>
              <SelectBox
                label="Select this page"
                checked={selectedOnPage === invitations.length}
                isPartial={selectedOnPage > 0 && selectedOnPage < invitations.length}
                onSelect={(isSelected) => selection.select(invitations, isSelected)}
              />
            </td>
            {columns.map((name) => (
              <SortableHead key={name} column={name} sort={sort} onSort={onSort} />
            ))}
            <td role="cell" aria-label="Actions" />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              columns={columns}
              terms={terms}
              now={now}
              onMenu={(button) => menu.current?.give(button, invitation.id)}
              isBusy={busy.has(invitation.id)}
              isSelected={selection.selected.has(invitation.id)}
              onSelect={(isSelected) => selection.select([invitation], isSelected)}
            />
          ))}
        </tbody>
      </table>
      <Menu ref={menu} items={itemsOf} />
    </>
  )
}

interface SortableHeadProps extends Pick<Props, 'sort' | 'onSort'> {
  column: InvitationColumn
}

/** A column header that sorts: ascending at the first press, then descending. */
function SortableHead({ column, sort, onSort }: SortableHeadProps) {
  const isSorted = sort.column === column
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={sortButton.button}
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : column === 'sent' })}
      >
        {columnLabels[column]}
        {isSorted && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  )
}
