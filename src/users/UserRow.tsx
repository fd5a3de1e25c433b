import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName } from '../operations/person.ts'
import { MenuButton, type MenuItem } from '../ui/MenuButton.tsx'
import { columns, type Dependencies } from './columns.tsx'
import { SelectBox } from './SelectBox.tsx'
import classes from './UsersTable.module.css'

interface Props {
  user: User
  shown: readonly SortColumn[]
  surroundings: Dependencies
  actions: (user: User) => MenuItem[]
  isSelected: boolean
  onSelect: (on: boolean, range: boolean) => void
}

/** A person in the table. */
export function UserRow({ user, shown, surroundings, actions, isSelected, onSelect }: Props) {
  const name = displayName(user)
  return (
    <tr role="row" data-selected={isSelected || undefined}>
      <td role="cell" className={classes.select}>
        <SelectBox label={`Select ${name}`} checked={isSelected} onSelect={onSelect} />
      </td>
      {shown.map((column) => {
        const { cell, hint } = columns[column]
        return (
          <td key={column} role="cell" data-column={column} title={hint?.(user) ?? undefined}>
            {cell(user, surroundings)}
          </td>
        )
      })}
      <td role="cell" className={classes.menu}>
        <MenuButton label={`Actions for ${name}`} items={() => actions(user)}>
          <IconDots size={18} aria-hidden />
        </MenuButton>
      </td>
    </tr>
  )
}
