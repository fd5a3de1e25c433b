import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName } from '../operations/person.ts'
import { MenuButton, type MenuItem } from '../ui/MenuButton.tsx'
import { type CellContext, columns } from './columns.tsx'
import { SelectBox } from '../ui/SelectBox.tsx'
import classes from './UsersTable.module.css'

interface Props {
  user: User
  visibleColumns: readonly SortColumn[]
  context: CellContext
  menuItems: (user: User) => MenuItem[]
  isSelected: boolean
  onSelect: (isSelected: boolean, isRange: boolean) => void
}

/** One user in the table: checkbox, cells and the actions menu. */
export function UserRow({ user, visibleColumns, context, menuItems, isSelected, onSelect }: Props) {
  const name = displayName(user)
  return (
    <tr role="row" data-selected={isSelected || undefined}>
      <td role="cell" className={classes.select}>
        <SelectBox label={`Select ${name}`} checked={isSelected} onSelect={onSelect} />
      </td>
      {visibleColumns.map((column) => {
        const { cell, tooltip } = columns[column]
        return (
          <td
            key={column}
            role="cell"
            data-column={column}
            title={tooltip?.(user) ?? undefined}
            // Browsers may translate words of Roster’s, but nothing from the API.
            translate={column === 'status' || column === 'activity' ? undefined : 'no'}
          >
            {cell(user, context)}
          </td>
        )
      })}
      <td role="cell" className={classes.menu}>
        <MenuButton label={`Actions for ${name}`} items={() => menuItems(user)}>
          <IconDots size={18} aria-hidden />
        </MenuButton>
      </td>
    </tr>
  )
}
