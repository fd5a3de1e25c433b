import { Button } from '../ui/Button.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { Invitation } from '../desk/invitations/types.ts'
import { desk } from '../desk/port/client.ts'
import { invitationOperations, unavailableInvitationReason } from '../operations/invitations.ts'
import { rolesQuery, sessionQuery } from '../organization/queries.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Pager } from '../ui/Pager.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { EmptyList } from './EmptyList.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import classes from './Invitations.module.css'
import { InvitationsTable } from './InvitationsTable.tsx'
import { ListStatus } from './ListStatus.tsx'
import { pageSize } from './listState.ts'
import { invitationsQuery, progressQuery, refusedQuery, syncInvitations } from './queries.ts'
import { OlderNotice } from './OlderNotice.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { StatusNav } from './StatusNav.tsx'
import { explainMissing } from '../operate/explainMissing.ts'
import type { InvitationAction } from '../operate/runInvitation.ts'
import { useResend } from './useResend.ts'
import { useListState } from './useListState.ts'
import { useSelection } from './useSelection.ts'
import { ignoredParameters, listFailed, listGaps, rolesFailed, sending } from './words.ts'

/** Lists everyone who was invited. */
export function InvitationsPage() {
  const queryClient = useQueryClient()
  const { listState, ignored, setText, setListState } = useListState()
  const list = useQuery(invitationsQuery(listState))
  const { data: progress } = useQuery(progressQuery)
  const roles = useQuery(rolesQuery)
  const { data: session } = useQuery(sessionQuery)
  const { data: refused = {} } = useQuery(refusedQuery)
  const selection = useSelection()
  const { busy, resend } = useResend()
  const [cancelling, setCancelling] = useState<Enrollment | null>(null)
  const [isExporting, setExporting] = useState(false)
  useEffect(() => {
    syncInvitations(queryClient)
    // People are linked to the invitations that they accepted.
    void desk.controlReading('auto')
  }, [queryClient])

  const unavailable = (action: InvitationAction, invitation: Enrollment) =>
    unavailableInvitationReason(action, invitation, { lacks: session?.lacks ?? [], refused })
  const menuItems = (invitation: Invitation) => [
    {
      name: invitationOperations.resend.verb,
      unavailable: busy.has(invitation.id) ? sending : unavailable('resend', invitation),
      onChoose: () => resend(invitation),
    },
    {
      name: invitationOperations.cancelInvitation.verb,
      unavailable: unavailable('cancelInvitation', invitation),
      onChoose: () => setCancelling(invitation),
    },
  ]
  const { error } = list
  // An empty answer from before the failure would look like an empty list.
  const answer = error !== null && progress?.read === 0 ? undefined : list.data
  useCommands(answer ? [{ section: 'here', name: 'Export', action: () => setExporting(true) }] : [])
  const readAgain = () => void desk.readInvitations().then(() => list.refetch())

  return (
    <article className={classes.page} aria-busy={list.isPlaceholderData}>
      <title>Invitations · Roster</title>
      <header className={classes.head}>
        <h1>Invitations</h1>
        <span className={classes.headButtons}>
          {answer && (
            <Button variant="default" size="xs" onClick={() => setExporting(true)}>
              Export
            </Button>
          )}
          <ButtonLink to="/invitations/new" size="xs">
            Invite people
          </ButtonLink>
        </span>
      </header>
      {ignored.length > 0 && (
        <Notice>
          {ignoredParameters} <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      {error && (
        <Failure title={listFailed} error={error} explanation={explainMissing(error)} onRetry={readAgain} />
      )}
      {answer?.has.role && roles.isError && (
        <Failure title={rolesFailed} error={roles.error} onRetry={() => void roles.refetch()} />
      )}
      {answer && (
        <>
          <StatusNav listState={listState} counts={answer.counts} />
          <SearchBox text={listState.text} onTextChange={setText} />
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
            <EmptyList answer={answer} listState={listState} progress={progress ?? null} />
          )}
          <div className={classes.footer}>
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
      {isExporting && answer && (
        <ExportDialog
          query={listState}
          total={answer.total}
          gaps={progress ? listGaps(progress) : []}
          onClose={() => setExporting(false)}
        />
      )}
    </article>
  )
}
