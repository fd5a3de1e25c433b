import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import { desk } from '../desk/port/client.ts'
import { rolesQuery } from '../organization/queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Pager } from '../ui/Pager.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { EmptyList } from './EmptyList.tsx'
import classes from './Invitations.module.css'
import { InvitationsTable } from './InvitationsTable.tsx'
import { ListHead } from './ListHead.tsx'
import { ListStatus } from './ListStatus.tsx'
import { pageSize } from './listState.ts'
import { invitationsQuery, progressQuery, syncInvitations } from './queries.ts'
import { OlderNotice } from './OlderNotice.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { StatusNav } from './StatusNav.tsx'
import { explainMissing } from '../operate/explainMissing.ts'
import { useRowMenu } from './useRowMenu.ts'
import { useListState } from './useListState.ts'
import { useSelection } from './useSelection.ts'
import { ignoredParameters, listFailed, rolesFailed } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Lists everyone who was invited. */
export function InvitationsPage() {
  const queryClient = useQueryClient()
  const { listState, ignored, setText, setListState } = useListState()
  const list = useQuery(invitationsQuery(listState))
  const { data: progress } = useQuery(progressQuery)
  const roles = useQuery(rolesQuery)
  const selection = useSelection()
  const [cancelling, setCancelling] = useState<Enrollment | null>(null)
  const { busy, unavailable, menuItems } = useRowMenu(setCancelling)
  useEffect(() => {
    syncInvitations(queryClient)
    // People are linked to the invitations that they accepted.
    void desk.controlReading('auto')
  }, [queryClient])

  const { error } = list
  // An empty answer from before the failure would look like an empty list.
  const answer = error !== null && progress?.read === 0 ? undefined : list.data
  const readAgain = () => void desk.readInvitations().then(() => list.refetch())

  return (
    <article className={`${layout.page} ${classes.page}`} aria-busy={list.isPlaceholderData}>
      <title>Invitations · Roster</title>
      <ListHead listState={listState} answer={answer} progress={progress} />
      {ignored.length > 0 && (
        <Notice>
          {ignoredParameters} <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      {error && (
        <Failure title={listFailed} error={error} explanation={explainMissing(error)} onRetry={readAgain} />
      )}
      {answer?.has.role && <QueryFailure title={rolesFailed} query={roles} />}
      {answer && (
        <>
          <div className={classes.narrowing}>
            <StatusNav listState={listState} counts={answer.counts} />
            <SearchBox text={listState.text} onTextChange={setText} />
          </div>
          <OlderNotice listState={listState} />
          <ListStatus />
          {answer.invitations.length > 0 ? (
            <InvitationsTable
              answer={answer}
              now={list.dataUpdatedAt}
              sort={listState.sort}
              onSort={(sort) => setListState({ ...listState, sort, page: 1 })}
              menuItems={menuItems}
              busy={busy}
              selection={selection}
            />
          ) : (
            <EmptyList answer={answer} listState={listState} progress={progress} />
          )}
          <div className={`${layout.footer} ${classes.footer}`}>
            {selection.selected.size > 0 && (
              <SelectionBar
                selection={selection}
                listState={listState}
                total={answer.total}
                unavailable={unavailable}
              />
            )}
            {answer.total > 0 && (
              <Pager
                name="Pages"
                page={listState.page}
                size={pageSize}
                total={answer.total}
                onChange={(page) => setListState({ ...listState, page })}
              />
            )}
          </div>
        </>
      )}
      {!answer && !error && <p aria-live="polite">Loading invitations…</p>}
      {cancelling && <CancelDialog invitation={cancelling} onClose={() => setCancelling(null)} />}
    </article>
  )
}
