import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import type { User } from '../api/schema.ts'
import type { SortColumn } from '../desk/directory/types.ts'
import { displayName } from '../operations/person.ts'
import { MenuButton, type MenuItem } from '../ui/MenuButton.tsx'
import { columns, type Surroundings } from './columns.tsx'
import classes from './UsersTable.module.css'

interface Props {
  user: User
  shown: readonly SortColumn[]
  surroundings: Surroundings
  actions: (user: User) => MenuItem[]
}

/** A person in the table. */
export function UserRow({ user, shown, surroundings, actions }: Props) {
  return (
    <tr role="row">
      {shown.map((name) => {
        const { cell, hint } = columns[name]
        return (
          <td key={name} role="cell" data-column={name} title={hint?.(user) ?? undefined}>
            {cell(user, surroundings)}
          </td>
        )
      })}
      <td role="cell" className={classes.menu}>
        <MenuButton label={`Actions for ${displayName(user)}`} items={() => actions(user)}>
          <IconDots size={18} aria-hidden />
        </MenuButton>
      </td>
    </tr>
  )
}
