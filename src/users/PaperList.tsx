import { createPortal } from 'react-dom'
import type { User } from '../api/schema.ts'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { PaperHead } from '../organization/PaperHead.tsx'
import { useRoleName } from '../organization/useRoleName.ts'
import { preferences } from '../preferences/preferences.ts'
import table from '../ui/Table.module.css'
import { day } from '../ui/time.ts'
import { columns } from './columns.tsx'
import { filterSentence } from './filterSentence.ts'
import type { ListState } from './listState.ts'
import classes from './PaperList.module.css'
import { printedRange, readAtWords } from './printWords.ts'

interface Props {
  listState: ListState
  users: readonly User[]
  /** What the search found; null where nothing was searched for. */
  found: UsersAnswer['found']
  /** Number of people who match; null where it is not known. */
  total: number | null
  /** When they were read from the API, in milliseconds since 1970. */
  readAt: number
  /** Says why not everyone who matches is on paper, and how to get them; null where everyone is. */
  note: string | null
}

/** The printed list, with the filters as its heading. Replaces the page while printing. */
export function PaperList({ listState, users, found, total, readAt, note }: Props) {
  const roleName = useRoleName()
  const visible = preferences().columns
  const context = { now: readAt, terms: [], roleName }
  return createPortal(
    <section className={classes.paper} aria-hidden>
      <h1>Users</h1>
      <PaperHead />
      <p translate="no">{filterSentence(listState, roleName, found?.list ? found.entries : null)}</p>
      <p>
        {printedRange(users.length, total)} {readAtWords(readAt)}
      </p>
      {note !== null && <p>{note}</p>}
      <table className={table.table}>
        <thead>
          <tr>
            {visible.map((name) => (
              <th key={name} scope="col">
                {columns[name].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              {visible.map((name) => (
                <td key={name} data-column={name}>
                  {name === 'activity' && user.lastActivityDateTime !== null
                    ? day(user.lastActivityDateTime)
                    : columns[name].cell(user, context)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  )
}
