import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { directoryQuery } from '../organization/queries.ts'
import type { ListState } from './listState.ts'
import { PaperList } from './PaperList.tsx'
import { printNote } from './printWords.ts'
import { usersQuery } from './queries.ts'

/**
 * Puts the rows of the page on paper where the browser's own command prints it, such as in its menu. The browser does
 * not wait for data then, so a note says how to print everyone who matches. Not rendered while "Print" prints.
 */
export function BrowserPrint({ listState }: { listState: ListState }) {
  const queryClient = useQueryClient()
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const start = () => flushSync(() => setPrinting(true))
    const stop = () => setPrinting(false)
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', stop)
    return () => {
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', stop)
    }
  }, [])
  const answer = isPrinting && queryClient.getQueryState(usersQuery(listState).queryKey)
  if (!answer || !answer.data) return null
  const { users, found, total } = answer.data
  const directory = queryClient.getQueryData(directoryQuery.queryKey)
  const isPage = total === null || users.length < total
  return (
    <PaperList
      listState={listState}
      users={users}
      found={found}
      total={total}
      readAt={(found && directory?.readAt) ?? answer.dataUpdatedAt}
      note={isPage ? printNote('page') : null}
    />
  )
}
