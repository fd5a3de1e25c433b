import type { User } from '../api/schema.ts'
import { reveal } from '../operations/person.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { ListPerson } from './ListPerson.tsx'
import classes from './ListTable.module.css'

/** Table of the active people who are not on the list. */
export function LeaversTable({ leavers }: { leavers: User[] }) {
  return (
    <table role="table" aria-label="Leavers" className={`${table.table} ${classes.table}`}>
      <TableHead heads={['Person', 'Title']} />
      <tbody role="rowgroup">
        {leavers.map((user) => (
          <tr role="row" key={user.id}>
            <td role="cell">
              <ListPerson user={user} />
            </td>
            <td role="cell">
              {user.title?.trim() ? <bdi translate="no">{reveal(user.title.trim())}</bdi> : 'Not set'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
