import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { directoryQuery } from '../organization/queries.ts'
import { announceFailure } from '../ui/status.ts'
import { maxPrintedRows, usePrintWhen } from '../ui/usePrint.ts'
import { queryOf, usersRequest } from './listQuery.ts'
import type { ListState } from './listState.ts'
import { PaperList } from './PaperList.tsx'
import { printFailed, printNote } from './printWords.ts'
import { printedUsersQuery } from './queries.ts'

interface Props {
  listState: ListState
  onClose: () => void
}

/** What "Print" puts on paper: everyone who matches where everyone is loaded, else the page that is shown. */
export function PrintedList({ listState, onClose }: Props) {
  const { data: directory } = useQuery(directoryQuery)
  const hasEveryone = directory?.hasEveryone === true
  const everyone = { query: queryOf(listState), page: 1, size: maxPrintedRows }
  const { data, error } = useQuery(printedUsersQuery(hasEveryone ? everyone : usersRequest(listState)))
  const [now] = useState(Date.now)
  usePrintWhen(data !== undefined)
  useEffect(() => {
    if (!error) return
    announceFailure({ title: printFailed, error })
    onClose()
  }, [error, onClose])
  if (!data) return null
  const isCut = data.total === null || data.users.length < data.total
  return (
    <PaperList
      listState={listState}
      users={data.users}
      found={data.found}
      total={data.total}
      readAt={hasEveryone ? (directory.readAt ?? now) : now}
      note={isCut ? printNote(hasEveryone ? 'tooMany' : 'notLoaded') : null}
    />
  )
}
