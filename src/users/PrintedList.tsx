import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { directoryQuery } from '../organization/queries.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { preferences } from '../preferences/preferences.ts'
import table from '../ui/Table.module.css'
import { announceFailure } from '../ui/status.ts'
import { day } from '../ui/time.ts'
import { maxPrintedRows } from '../ui/usePrint.ts'
import { columns } from './columns.tsx'
import { filterSentence } from './filterSentence.ts'
import { type ListState, queryOf, usersRequest } from './listState.ts'
import { printFailed, printedRange, readAtWords } from './printWords.ts'
import { printedUsersQuery } from './queries.ts'
import classes from './PrintedList.module.css'

interface Props {
  listState: ListState
  onReady: () => void
  onClose: () => void
}

/**
 * The list on paper: everyone who matches where everyone is loaded, else the page that is shown. It replaces the page
 * while it is printed.
 */
export function PrintedList({ listState, onReady, onClose }: Props) {
  const roleName = useRoleName()
  const { data: directory } = useQuery(directoryQuery)
  const hasEveryone = directory?.hasEveryone === true
  const everyone = { query: queryOf(listState), page: 1, size: maxPrintedRows }
  const { data, error } = useQuery(printedUsersQuery(hasEveryone ? everyone : usersRequest(listState)))
  const [now] = useState(Date.now)
  const isReady = data !== undefined
  useEffect(() => {
    if (isReady) onReady()
  }, [isReady, onReady])
  useEffect(() => {
    if (!error) return
    announceFailure({ title: printFailed, error })
    onClose()
  }, [error, onClose])
  if (!data) return null

  const visible = preferences().columns
  const readAt = hasEveryone ? (directory.readAt ?? now) : now
  return createPortal(
    <section className={classes.paper} aria-hidden>
      <h1>Users</h1>
      <p translate="no">{filterSentence(listState, roleName)}</p>
      <p>
        {printedRange(data.users.length, data.total)} {readAtWords(readAt)}
      </p>
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
          {data.users.map((user) => (
            <tr key={user.id}>
              {visible.map((name) => (
                <td key={name} data-column={name}>
                  {name === 'activity' && user.lastActivityDateTime !== null
                    ? day(user.lastActivityDateTime)
                    : columns[name].cell(user, { now, terms: [], roleName })}
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
